using Microsoft.AspNetCore.Http;

namespace Reeve.Sandbox.Storage;

/// <summary>Reads what requests carry.</summary>
internal static class Bodies
{
    /// <summary>Returns a small body whole; throws the refusal if it is larger than it may be.</summary>
    public static Task<byte[]> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken) =>
        ReadAsync(request.Body, maxBytes, cancellationToken);

    /// <summary>Returns the rest of a stream; throws the refusal if it is larger than it may be.</summary>
    public static async Task<byte[]> ReadAsync(Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var block = new byte[8 * 1024];
        for (int read; (read = await stream.ReadAsync(block, cancellationToken)) > 0;)
        {
            if (buffer.Length + read > maxBytes)
            {
                throw StorageRefusal.Of(413, "uploadTooLarge", "The metadata is too large.", "EntityTooLarge");
            }

            buffer.Write(block, 0, read);
        }

        return buffer.ToArray();
    }

    /// <summary>Adds all of a stream to content.</summary>
    public static async Task CopyAsync(Stream stream, ContentWriter writer, CancellationToken cancellationToken)
    {
        var block = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(block, cancellationToken)) > 0;)
        {
            await writer.AppendAsync(block.AsMemory(0, read), cancellationToken);
        }
    }
}
