using System.Buffers;

namespace Reeve.Http;

/// <summary>A body read to its end into rented memory, so that pages of megabytes leave nothing to collect.</summary>
internal sealed class PooledBody : IDisposable
{
    private const int FirstRent = 32 * 1024;
    private const int MaxBytes = 256 * 1024 * 1024; // No documented answer comes near; what does is no answer.

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstRent);
    private int _length;

    private PooledBody()
    {
    }

    /// <summary>The body. Valid until this is disposed.</summary>
    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(0, _length);

    /// <summary>Reads a body.</summary>
    /// <exception cref="IOException">The connection broke, or there is no end to it.</exception>
    public static async Task<PooledBody> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var body = new PooledBody();
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            int read;
            while ((read = await stream.ReadAsync(body._buffer.AsMemory(body._length), cancellationToken)) > 0)
            {
                body._length += read;
                if (body._length == body._buffer.Length) body.Grow();
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _length = 0;
    }

    private void Grow()
    {
        if (_length >= MaxBytes) throw new IOException("The answer does not end.");

        var larger = ArrayPool<byte>.Shared.Rent(_length * 2);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
