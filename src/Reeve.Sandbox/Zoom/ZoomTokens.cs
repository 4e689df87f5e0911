using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Reeve.Sandbox.Zoom;

/// <summary>Which tokens are good: those given out to the OAuth app, and those that the JWT app signs itself. Safe for any thread.</summary>
internal sealed class ZoomTokens(ZoomAccount account, TimeProvider time)
{
    /// <summary>The life of a token. Source: Zoom, "Server-to-Server OAuth".</summary>
    public const int LifetimeSeconds = 3599;

    private readonly ConcurrentDictionary<string, (IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt)> _issued = new(StringComparer.Ordinal);

    // The JWTs that were used, each with whether it is to be refused once.
    private readonly ConcurrentDictionary<string, bool> _used = new(StringComparer.Ordinal);

    /// <summary>Makes a token with the scopes that the app has now.</summary>
    public string Issue()
    {
        // Zoom's are JWTs of its own, opaque to whoever receives them.
        var token = "eyJzdiI6IjAwMDAwMSIsImFsZyI6IkhTNTEyIn0." + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(96));
        _issued[token] = (account.Scopes, time.GetUtcNow().AddSeconds(LifetimeSeconds));

        return token;
    }

    /// <summary>Ends every token so far: those given out for good; a JWT that was used is refused the next time, and then is as good as signed anew.</summary>
    /// <remarks>Whoever signs again within the same second makes the same JWT, so it cannot be refused for ever.</remarks>
    public void ExpireAll()
    {
        _issued.Clear();
        foreach (var token in _used.Keys) _used[token] = true;
    }

    /// <summary>Whether a token is good, and what for: null scopes are all of them, as a JWT app has.</summary>
    public (bool IsGood, IReadOnlyList<string>? Scopes) Check(string token) =>
        _issued.TryGetValue(token, out var issued) ? (issued.ExpiresAt > time.GetUtcNow(), issued.Scopes)
        : (!account.IsJwtRetired && IsSignedByTheApp(token) && !IsToBeRefusedOnce(token), null);

    private bool IsToBeRefusedOnce(string token) => !_used.TryAdd(token, false) && _used.TryUpdate(token, false, true);

    private bool IsSignedByTheApp(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3) return false;

        try
        {
            using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]));
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(account.ApiSecret), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"));

            return header.RootElement.GetProperty("alg").GetString() == "HS256"
                && CryptographicOperations.FixedTimeEquals(expected, Base64Url.DecodeFromChars(parts[2]))
                && claims.RootElement.GetProperty("iss").GetString() == account.ApiKey
                && claims.RootElement.GetProperty("exp").GetInt64() > time.GetUtcNow().ToUnixTimeSeconds();
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }
}
