namespace Reeve.Sandbox.Weather;

/// <summary>The body of a request whose connection breaks off after so many bytes: the bytes before are there, then reading fails.</summary>
/// <param name="body">What the client sends.</param>
/// <param name="bytes">How many bytes come through.</param>
/// <param name="resetAsync">Breaks the connection off.</param>
internal sealed class ResettingBody(Stream body, long bytes, Func<Task> resetAsync) : Stream
{
    private long _left = bytes;

    /// <summary>True once the connection was reset.</summary>
    public bool IsReset { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length == 0)
        {
            return 0;
        }

        if (_left == 0)
        {
            IsReset = true;
            await resetAsync();
            throw new IOException("The connection was reset.");
        }

        var count = await body.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], cancellationToken);
        _left -= count;

        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
