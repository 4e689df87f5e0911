using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Reeve.Http;
using Reeve.Http.Signing;
using Reeve.Http.Tokens;
using Reeve.Zoom.Calls;

namespace Reeve.Zoom.Identity;

/// <summary>The tokens of one credential, fetched or signed. Thread-safe.</summary>
/// <param name="credential">Who calls.</param>
/// <param name="address">Where tokens come from.</param>
/// <param name="pipeline">How requests for them leave. Not the one whose use is counted.</param>
/// <param name="cache">Where they are kept.</param>
/// <param name="time">The clock.</param>
internal sealed class ZoomTokens(ZoomCredential credential, ZoomAddress address, ApiPipeline pipeline, TokenCache cache, TimeProvider time) : ITokenSource
{
    private static readonly TimeSpan _jwtLifetime = TimeSpan.FromMinutes(15); // Short, as Zoom asks for, and yet more than clocks differ by.
    private static readonly TimeSpan _unstatedLifetime = TimeSpan.FromMinutes(10);

    /// <summary>What they are kept under.</summary>
    public TokenKey Key { get; } = new($"{credential.Name} {address.Token}", null, "");

    /// <inheritdoc/>
    public ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken) => cache.GetAsync(Key, FetchAsync, cancellationToken);

    /// <inheritdoc/>
    public void Reject(AccessToken token) => cache.Reject(Key, token);

    private Task<AccessToken> FetchAsync(CancellationToken cancellationToken) => credential switch
    {
        ZoomCredential.ServerToServer app => FetchAsync(app, cancellationToken),
        ZoomCredential.Jwt app => Task.FromResult(Sign(app)),
        _ => throw new UnreachableException(),
    };

    /// <summary>Source: Zoom, "Use JWT with API key and secret" (retired): <c>iss</c> and <c>exp</c>.</summary>
    private AccessToken Sign(ZoomCredential.Jwt app)
    {
        var now = time.GetUtcNow();

        return AccessToken.Granted(SharedSecretJwt.Create(app.ApiKey, app.Secret, now + _jwtLifetime), now, _jwtLifetime);
    }

    /// <summary>Source: Zoom, "Server-to-Server OAuth".</summary>
    private async Task<AccessToken> FetchAsync(ZoomCredential.ServerToServer app, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{app.ClientId}:{app.Secret}"));

        return await pipeline.SendAsync(
            new ApiRequest
            {
                Call = "the token request",
                Method = HttpMethod.Post,
                Address = address.Token,
                Mapper = new ZoomTokenFaults(app, address.Token.Host),
                Headers = new Dictionary<string, string> { ["Authorization"] = $"Basic {basic}" },
                Body = Encoding.ASCII.GetBytes($"grant_type=account_credentials&account_id={Uri.EscapeDataString(app.AccountId)}"),
                ContentType = "application/x-www-form-urlencoded",
                SafeToRepeat = true,
            },
            body => Read(body, now),
            cancellationToken);
    }

    private static AccessToken Read(ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var reader = new Utf8JsonReader(body);
        var root = JsonElement.ParseValue(ref reader);
        if (root.ValueKind != JsonValueKind.Object || Text(root, "access_token") is not { Length: > 0 } value) throw new JsonException("There is no access_token.");

        var lifetime = root.TryGetProperty("expires_in", out var seconds) && seconds.ValueKind == JsonValueKind.Number && seconds.TryGetInt32(out var count) && count > 0
            ? TimeSpan.FromSeconds(count)
            : _unstatedLifetime;
        var token = AccessToken.Granted(value, now, lifetime);

        return token.With(Text(root, "api_url"), Text(root, "scope"));
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
