using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Reeve.Google.Storage.Signing;

/// <summary>A URL that opens one object to whoever has it, for some time. Pure.</summary>
/// <remarks>Source: Cloud Storage, "Signatures" and "Canonical requests" (V4 signing process).</remarks>
internal sealed class SignedUrl
{
    private const string Algorithm = "GOOG4-RSA-SHA256";

    private readonly string _address;

    private SignedUrl(string address, byte[] stringToSign)
    {
        _address = address;
        StringToSign = stringToSign;
    }

    /// <summary>What the account has to sign.</summary>
    public byte[] StringToSign { get; }

    /// <summary>Prepares one.</summary>
    /// <param name="origin">Where the object is, without a slash at its end.</param>
    /// <param name="path">The object's path, escaped.</param>
    /// <param name="email">Who signs.</param>
    /// <param name="now">From when on it is valid.</param>
    /// <param name="lifetime">How long, to the second.</param>
    public static SignedUrl Prepare(string origin, string path, string email, DateTimeOffset now, TimeSpan lifetime)
    {
        var at = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{at[..8]}/auto/storage/goog4_request";
        var seconds = ((long)lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var query = $"X-Goog-Algorithm={Algorithm}&X-Goog-Credential={Uri.EscapeDataString($"{email}/{scope}")}"
            + $"&X-Goog-Date={at}&X-Goog-Expires={seconds}&X-Goog-SignedHeaders=host"; // Sorted, as it must be.
        var request = $"GET\n{path}\n{query}\nhost:{new Uri(origin).Authority}\n\nhost\nUNSIGNED-PAYLOAD";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request)));

        return new($"{origin}{path}?{query}", Encoding.UTF8.GetBytes($"{Algorithm}\n{at}\n{scope}\n{hash}"));
    }

    /// <summary>Returns the whole URL.</summary>
    /// <param name="signature">The signature of <see cref="StringToSign"/>.</param>
    public string With(byte[] signature) => $"{_address}&X-Goog-Signature={Convert.ToHexStringLower(signature)}";
}
