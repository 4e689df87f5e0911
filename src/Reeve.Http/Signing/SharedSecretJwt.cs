using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Reeve.Http.Signing;

/// <summary>Writes tokens that are signed with a secret which both sides know: a pure function of issuer, secret and time.</summary>
/// <remarks>Source: RFC 7515 §7.1 (form), RFC 7518 §3.2 (HS256), RFC 7519 §4.1 (claims).</remarks>
public static class SharedSecretJwt
{
    private const string Header = """{"alg":"HS256","typ":"JWT"}""";

    /// <summary>Returns the token in its compact form. It is a secret while it lasts.</summary>
    /// <param name="issuer">Who signs, the claim <c>iss</c>.</param>
    /// <param name="secret">What it is signed with.</param>
    /// <param name="expiresAt">When it ends; fractions of a second are dropped.</param>
    public static string Create(string issuer, string secret, DateTimeOffset expiresAt)
    {
        var signed = $"{Encode(Encoding.UTF8.GetBytes(Header))}.{Encode(Claims(issuer, expiresAt))}";

        return $"{signed}.{Encode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(signed)))}";
    }

    private static byte[] Claims(string issuer, DateTimeOffset expiresAt)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("iss", issuer);
            writer.WriteNumber("exp", expiresAt.ToUnixTimeSeconds());
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
