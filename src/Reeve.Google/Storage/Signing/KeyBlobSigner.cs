using Reeve.Google.Identity;

namespace Reeve.Google.Storage.Signing;

/// <summary>Signs with the key at hand.</summary>
/// <param name="key">The key.</param>
internal sealed class KeyBlobSigner(ServiceAccountKey key) : IBlobSigner
{
    /// <inheritdoc/>
    public string Email => key.ClientEmail;

    /// <inheritdoc/>
    public ValueTask<byte[]> SignAsync(byte[] data, CancellationToken cancellationToken) => new(key.Signing.Sign(data));
}
