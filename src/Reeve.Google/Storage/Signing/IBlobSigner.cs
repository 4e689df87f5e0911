namespace Reeve.Google.Storage.Signing;

/// <summary>Signs as a service account.</summary>
internal interface IBlobSigner
{
    /// <summary>The service account's address.</summary>
    public string Email { get; }

    /// <summary>Signs with RSASSA-PKCS1-v1_5 and SHA-256, with a key of the account.</summary>
    /// <param name="data">What to sign, not yet hashed.</param>
    /// <param name="cancellationToken">Stops a call that this takes.</param>
    /// <exception cref="Http.Failures.ApiException">The signature was refused.</exception>
    public ValueTask<byte[]> SignAsync(byte[] data, CancellationToken cancellationToken);
}
