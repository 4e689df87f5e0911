using Reeve.Http.Signing;

namespace Reeve.Google.Identity;

/// <summary>A service account's key, checked and ready to sign. Its text form hides it. Thread-safe; may serve several clients.</summary>
public sealed class ServiceAccountKey : IDisposable
{
    internal ServiceAccountKey(string clientEmail, string? clientId, Uri tokenUri, SigningKey signing)
    {
        ClientEmail = clientEmail;
        ClientId = clientId;
        TokenUri = tokenUri;
        Signing = signing;
    }

    /// <summary>The account's address, under which it can be shared with.</summary>
    public string ClientEmail { get; }

    /// <summary>The number that an administrator delegates scopes to; null where the file leaves it out.</summary>
    public string? ClientId { get; }

    /// <summary>Where tokens come from: HTTPS, or this machine.</summary>
    public Uri TokenUri { get; }

    /// <summary>The key's ID, by which the Cloud console lists it; null where the file leaves it out. Not secret.</summary>
    public string? KeyId => Signing.Id;

    /// <summary>The private key.</summary>
    internal SigningKey Signing { get; }

    /// <summary>Reads and validates a key file.</summary>
    /// <param name="path">The file, as downloaded from the Cloud console.</param>
    /// <exception cref="KeyFileException">It cannot be read or is not a service account's key.</exception>
    public static ServiceAccountKey Read(string path) => KeyFile.Read(path);

    /// <summary>Reads and validates a key that was not kept in a file.</summary>
    /// <param name="json">What such a file holds.</param>
    /// <param name="source">Where it came from, for messages.</param>
    /// <exception cref="KeyFileException">It is not a service account's key.</exception>
    public static ServiceAccountKey Parse(ReadOnlyMemory<byte> json, string source) => KeyFile.Parse(json, source);

    /// <inheritdoc/>
    public override string ToString() => $"{ClientEmail}, {Signing}";

    /// <inheritdoc/>
    public void Dispose() => Signing.Dispose();
}
