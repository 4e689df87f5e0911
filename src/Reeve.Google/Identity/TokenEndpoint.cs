using System.Text;
using System.Text.Json;
using Reeve.Google.Drive.Wire;
using Reeve.Http;
using Reeve.Http.Tokens;

namespace Reeve.Google.Identity;

/// <summary>Exchanges signed assertions for tokens.</summary>
/// <remarks>Source: Google Identity, "Using OAuth 2.0 for server to server applications"; RFC 7523 §2.1.</remarks>
/// <param name="key">The service account.</param>
/// <param name="signer">Signs as it.</param>
/// <param name="pipeline">How requests leave. Not the one whose use is counted.</param>
/// <param name="time">The clock.</param>
internal sealed class TokenEndpoint(TokenAccount key, IAssertionSigner signer, ApiPipeline pipeline, TimeProvider time) : ITokenIssuer
{
    private const string Audience = TokenAccount.Google; // Google's own, wherever the request is sent.
    private const string Grant = "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer";

    private static readonly TimeSpan _unstatedLifetime = TimeSpan.FromMinutes(10); // RFC 6749 §5.1 lets it be left out; Google does not.

    /// <inheritdoc/>
    public async Task<AccessToken> FetchAsync(string? subject, string scope, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var assertion = await signer.SignAsync(new(key.ClientEmail, subject, scope, Audience), now, cancellationToken);
        var request = new ApiRequest
        {
            Call = "the token request",
            Method = HttpMethod.Post,
            Address = key.TokenUri,
            Mapper = new TokenFaults(key, subject, scope, time),
            Body = Encoding.ASCII.GetBytes($"grant_type={Grant}&assertion={assertion}"),
            ContentType = "application/x-www-form-urlencoded",
            SafeToRepeat = true,
        };
        var (value, lifetime) = await pipeline.SendAsync(request, Read, cancellationToken);

        return AccessToken.Granted(value, now, lifetime);
    }

    private static (string Value, TimeSpan Lifetime) Read(ReadOnlySpan<byte> body)
    {
        var reader = WireJson.Begin(body);
        string? token = null;
        var lifetime = _unstatedLifetime;
        while (WireJson.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("access_token"u8)) token = WireJson.Text(ref reader);
            else if (reader.ValueTextEquals("expires_in"u8)) lifetime = Seconds(ref reader);
            else WireJson.Skip(ref reader);
        }

        // A scope that Google does not know can be answered with 200 and an ID token alone.
        return string.IsNullOrEmpty(token) ? throw new JsonException("There is no access_token.") : (token, lifetime);
    }

    private static TimeSpan Seconds(ref Utf8JsonReader reader)
    {
        reader.Read();

        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(seconds)
            : throw new JsonException("expires_in is not a number of seconds.");
    }
}
