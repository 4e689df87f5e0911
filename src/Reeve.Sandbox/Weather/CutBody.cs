namespace Reeve.Sandbox.Weather;

/// <summary>The body of an answer that breaks off: so many bytes go out, the rest is lost without a word to whoever writes it.</summary>
/// <param name="body">Where the first bytes go.</param>
/// <param name="bytes">How many of them.</param>
internal sealed class CutBody(Stream body, long bytes) : Stream
{
    private long _left = bytes;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var kept = buffer[..(int)Math.Min(buffer.Length, _left)];
        _left -= kept.Length;
        if (!kept.IsEmpty)
        {
            await body.WriteAsync(kept, cancellationToken);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => body.FlushAsync(cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
