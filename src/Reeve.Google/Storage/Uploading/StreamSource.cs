using System.Buffers;

namespace Reeve.Google.Storage.Uploading;

/// <summary>A stream that can be read once, such as standard input: one part of it is held, so that it can be sent again.</summary>
/// <param name="stream">The stream; stays the caller's.</param>
/// <param name="partBytes">The bytes of each part but the last.</param>
internal sealed class StreamSource(Stream stream, int partBytes) : IUploadSource
{
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(partBytes + 1); // One byte more tells whether a full part is the last.
    private long _start; // Of the buffer, in the whole.
    private int _length;
    private bool _isDisposed;
    private bool _isReading;

    /// <inheritdoc/>
    public long Size => _start + _length;

    /// <inheritdoc/>
    public uint Checksum { get; private set; }

    private long? Total { get; set; }

    /// <inheritdoc/>
    public async ValueTask<UploadPart> NextAsync(long from, CancellationToken cancellationToken)
    {
        if (from < _start)
            throw new UploadException("The service has lost bytes of what cannot be read a second time; send it again.");

        var done = (int)(from - _start);
        _buffer.AsSpan(done, _length - done).CopyTo(_buffer);
        (_start, _length) = (from, _length - done);
        while (Total is null && _length <= partBytes) await FillAsync(cancellationToken);

        return new(from, Math.Min(_length, partBytes), Total);
    }

    /// <inheritdoc/>
    public ValueTask CompleteAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public async Task CopyAsync(UploadPart part, Stream target, Action<long> sent, CancellationToken cancellationToken)
    {
        const int BlockBytes = 64 * 1024;
        for (var at = 0; at < part.Length;)
        {
            var block = _buffer.AsMemory(at, Math.Min(BlockBytes, part.Length - at));
            await target.WriteAsync(block, cancellationToken);
            at += block.Length;
            sent(part.From + at);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed) return;

        _isDisposed = true;
        if (!_isReading) ArrayPool<byte>.Shared.Return(_buffer);
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        try
        {
            // A pipe's read does not end when it is cancelled. It may still write to the buffer later, which is then nobody else's.
            _isReading = true;
            var read = await stream.ReadAsync(_buffer.AsMemory(_length, partBytes + 1 - _length), cancellationToken).AsTask().WaitAsync(cancellationToken);
            _isReading = false;
            if (read == 0) Total = _start + _length;
            Checksum = Crc32c.Append(Checksum, _buffer.AsSpan(_length, read));
            _length += read;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UploadException($"The input cannot be read: {exception.Message}", exception);
        }
    }
}
