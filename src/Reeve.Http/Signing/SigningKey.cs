using System.Security.Cryptography;

namespace Reeve.Http.Signing;

/// <summary>An RSA private key, imported once. Its text form hides it. Signing is thread-safe.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly RSA _rsa;

    private SigningKey(string? id, RSA rsa)
    {
        Id = id;
        _rsa = rsa;
    }

    /// <summary>The key's ID, which names it to the one who verifies; null if it has none. Not secret.</summary>
    public string? Id { get; }

    /// <summary>Imports a PEM block. Costs about a millisecond.</summary>
    /// <param name="id">The key's ID, or null.</param>
    /// <param name="pem">A PKCS#8 or PKCS#1 block; newlines may be written as backslash-n, as pasted environment variables have them.</param>
    /// <exception cref="CryptographicException">It is not an RSA private key.</exception>
    public static SigningKey Import(string? id, string pem)
    {
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem.Replace(@"\n", "\n", StringComparison.Ordinal));

            return HasPrivatePart(rsa) ? new(id, rsa) : throw new CryptographicException("It is a public key.");
        }
        catch (ArgumentException exception)
        {
            rsa.Dispose();
            throw new CryptographicException("It is not a PEM block of an RSA key.", exception);
        }
        catch (CryptographicException)
        {
            rsa.Dispose();
            throw;
        }
    }

    /// <summary>Signs with RSASSA-PKCS1-v1_5 and SHA-256. Source: RFC 7518 §3.3.</summary>
    /// <param name="data">What to sign, not yet hashed.</param>
    public byte[] Sign(byte[] data) => _rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    /// <inheritdoc/>
    public override string ToString() => $"key {Id ?? "without an ID"}";

    /// <inheritdoc/>
    public void Dispose() => _rsa.Dispose();

    private static bool HasPrivatePart(RSA rsa)
    {
        try
        {
            CryptographicOperations.ZeroMemory(rsa.ExportParameters(includePrivateParameters: true).D);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
