using System.Net;

namespace Reeve.Google.Storage.Uploading;

/// <summary>A part on its way out, written straight from its source.</summary>
/// <param name="length">Its bytes.</param>
/// <param name="copy">Writes them.</param>
internal sealed class PartContent(long length, Func<Stream, CancellationToken, Task> copy) : HttpContent
{
    /// <inheritdoc/>
    protected override bool TryComputeLength(out long computed)
    {
        computed = length;

        return true;
    }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => copy(stream, CancellationToken.None);

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => copy(stream, cancellationToken);
}
