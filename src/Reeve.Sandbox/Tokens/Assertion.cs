using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Reeve.Sandbox.Tokens;

/// <summary>A signed JWT as a service account presents it, decoded and not yet believed.</summary>
/// <remarks>Source: RFC 7515 §3.1; "Using OAuth 2.0 for Server to Server Applications", "Creating a JWT".</remarks>
internal sealed class Assertion
{
    private readonly JsonElement _header;
    private readonly JsonElement _claims;
    private readonly byte[] _signed;
    private readonly byte[] _signature;

    private Assertion(JsonElement header, JsonElement claims, byte[] signed, byte[] signature)
    {
        _header = header;
        _claims = claims;
        _signed = signed;
        _signature = signature;
    }

    public string? Issuer => Text("iss");

    public string? Audience => Text("aud");

    /// <summary>The user to act as; null where the claim is absent.</summary>
    public string? Subject => Text("sub") ?? Text("prn");

    /// <summary>The wanted scopes; empty where the claim is absent or blank.</summary>
    public IReadOnlyList<string> Scopes => (Text("scope") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Seconds since 1970; null where absent or no number.</summary>
    public long? IssuedAt => Number("iat");

    /// <summary>Seconds since 1970; null where absent or no number.</summary>
    public long? ExpiresAt => Number("exp");

    /// <summary>Decodes the three parts; null if that is not possible.</summary>
    public static Assertion? Decode(string? text)
    {
        var parts = text?.Split('.');
        if (parts is not { Length: 3 })
        {
            return null;
        }

        try
        {
            return new Assertion(
                JsonElement.Parse(Base64Url.DecodeFromChars(parts[0])),
                JsonElement.Parse(Base64Url.DecodeFromChars(parts[1])),
                Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]),
                Base64Url.DecodeFromChars(parts[2]));
        }
        catch (Exception failure) when (failure is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>True if the key's owner signed it with RS256 and, where a key id is named, with this key.</summary>
    public bool IsSignedBy(RSA key, string keyId) =>
        _header.ValueKind == JsonValueKind.Object
        && _claims.ValueKind == JsonValueKind.Object
        && _header.TryGetProperty("alg", out var algorithm) && algorithm.ValueEquals("RS256")
        && (!_header.TryGetProperty("kid", out var kid) || kid.ValueEquals(keyId))
        && key.VerifyData(_signed, _signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private string? Text(string claim) =>
        _claims.ValueKind == JsonValueKind.Object && _claims.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;

    // Google's endpoint is known to take digit strings as well (observed 2026-09).
    private long? Number(string claim)
    {
        if (!_claims.TryGetProperty(claim, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? (long)number
            : value.ValueKind == JsonValueKind.String && long.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var digits) ? digits
            : null;
    }
}
