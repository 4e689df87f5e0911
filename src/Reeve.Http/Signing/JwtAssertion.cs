using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Reeve.Http.Signing;

/// <summary>Writes signed assertions: a pure function of claims, key and time.</summary>
/// <remarks>Source: RFC 7523 §3 (claims), RFC 7515 §7.1 (form), RFC 7518 §3.3 (RS256).</remarks>
public static class JwtAssertion
{
    private static readonly TimeSpan _backdating = TimeSpan.FromSeconds(10); // A clock a little fast is no reason to be refused.
    private static readonly TimeSpan _lifetime = TimeSpan.FromHours(1); // The most that Google takes, counted from "iat".

    /// <summary>Returns the assertion in its compact form. It is a secret while it lasts: one hour, less ten seconds.</summary>
    /// <param name="claims">What it says.</param>
    /// <param name="key">The issuer's key.</param>
    /// <param name="now">The time; fractions of a second are dropped.</param>
    public static string Create(AssertionClaims claims, SigningKey key, DateTimeOffset now)
    {
        var issuedAt = (now - _backdating).ToUnixTimeSeconds();
        var signed = $"{Encode(writer => WriteHeader(writer, key))}.{Encode(writer => WriteClaims(writer, claims, issuedAt))}";

        return $"{signed}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    /// <summary>Returns the claims as JSON, for whoever signs them elsewhere. Not secret.</summary>
    /// <param name="claims">What it says.</param>
    /// <param name="now">The time; fractions of a second are dropped.</param>
    public static string Payload(AssertionClaims claims, DateTimeOffset now) =>
        Encoding.UTF8.GetString(Json(writer => WriteClaims(writer, claims, (now - _backdating).ToUnixTimeSeconds())));

    private static void WriteHeader(Utf8JsonWriter writer, SigningKey key)
    {
        writer.WriteString("alg", "RS256");
        writer.WriteString("typ", "JWT");
        if (key.Id is not null) writer.WriteString("kid", key.Id);
    }

    private static void WriteClaims(Utf8JsonWriter writer, AssertionClaims claims, long issuedAt)
    {
        writer.WriteString("iss", claims.Issuer);
        if (claims.Subject is not null) writer.WriteString("sub", claims.Subject);
        writer.WriteString("scope", claims.Scope);
        writer.WriteString("aud", claims.Audience);
        writer.WriteNumber("iat", issuedAt); // Source: RFC 7519 §4.1.6
        writer.WriteNumber("exp", issuedAt + (long)_lifetime.TotalSeconds); // Source: RFC 7519 §4.1.4
    }

    private static string Encode(Action<Utf8JsonWriter> write) => Base64Url.EncodeToString(Json(write));

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
