using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Reeve.Google.Calls;
using Reeve.Google.Drive.Wire;
using Reeve.Google.Storage.Signing;
using Reeve.Http;
using Reeve.Http.Failures;
using Reeve.Http.Signing;
using Reeve.Http.Tokens;

namespace Reeve.Google.Identity;

/// <summary>Has IAM sign as a service account, with a key that only Google holds, or give its tokens.</summary>
/// <remarks>Source: IAM Service Account Credentials API v1, projects.serviceAccounts.signJwt, signBlob and generateAccessToken.</remarks>
/// <param name="account">The service account.</param>
/// <param name="delegates">The accounts in between; usually empty.</param>
/// <param name="pipeline">How requests leave.</param>
/// <param name="endpoint">One origin that stands for all of Google's hosts; null for none.</param>
/// <param name="caller">The tokens of whoever asks.</param>
/// <param name="time">The clock.</param>
internal sealed class IamSigner(string account, IReadOnlyList<string> delegates, ApiPipeline pipeline, Uri? endpoint, ITokenSource caller, TimeProvider time) : IAssertionSigner, IBlobSigner
{
    /// <summary>The scope it takes.</summary>
    public const string Scope = "https://www.googleapis.com/auth/cloud-platform";

    /// <inheritdoc/>
    public string Email => account;

    /// <inheritdoc/>
    public async ValueTask<string> SignAsync(AssertionClaims claims, DateTimeOffset now, CancellationToken cancellationToken) =>
        await AskAsync("signJwt", new() { ["payload"] = JwtAssertion.Payload(claims, now) }, answer => Text(answer, "signedJwt"), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<byte[]> SignAsync(byte[] data, CancellationToken cancellationToken)
    {
        var signed = await AskAsync("signBlob", new() { ["payload"] = Convert.ToBase64String(data) }, answer => Text(answer, "signedBlob"), cancellationToken);
        try
        {
            return Convert.FromBase64String(signed);
        }
        catch (FormatException broken)
        {
            throw new ApiException(ApiFault.Protocol, "IAM's answer to signBlob cannot be read.", broken);
        }
    }

    /// <summary>Gets a token of the account itself. There is none of users to be had this way.</summary>
    /// <param name="scope">Scopes, separated by blanks.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="ApiException">It was refused.</exception>
    public Task<AccessToken> FetchAsync(string scope, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var scopes = new JsonArray([.. scope.Split(' ').Select(one => (JsonNode)one)]);

        return AskAsync("generateAccessToken", new() { ["scope"] = scopes }, answer => Granted(answer, now), cancellationToken);
    }

    private Task<T> AskAsync<T>(string verb, JsonObject body, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        if (delegates.Count > 0) body["delegates"] = new JsonArray([.. delegates.Select(name => (JsonNode)$"projects/-/serviceAccounts/{name}")]);

        var origin = endpoint?.GetLeftPart(UriPartial.Authority) ?? "https://iamcredentials.googleapis.com";

        return pipeline.SendAsync(
            new ApiRequest
            {
                Call = verb,
                Method = HttpMethod.Post,
                Address = new($"{origin}/v1/projects/-/serviceAccounts/{Uri.EscapeDataString(account).Replace("%40", "@", StringComparison.Ordinal)}:{verb}"),
                Mapper = new IamFaults(account),
                Tokens = caller,
                Body = Encoding.UTF8.GetBytes(body.ToJsonString()),
                SafeToRepeat = true, // A signature more changes nothing.
            },
            answer => read(WireJson.ReadElement(answer)),
            cancellationToken);
    }

    private static AccessToken Granted(JsonElement answer, DateTimeOffset now)
    {
        var value = Text(answer, "accessToken");

        return answer.TryGetProperty("expireTime", out var end) && end.ValueKind == JsonValueKind.String && end.TryGetDateTimeOffset(out var expiresAt)
            ? AccessToken.Granted(value, now, expiresAt - now)
            : throw new JsonException("There is no expireTime.");
    }

    private static string Text(JsonElement root, string member) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new JsonException($"There is no {member}.");

    /// <summary>Says what is missing for whoever may not sign.</summary>
    private sealed class IamFaults(string account) : IFailureMapper
    {
        public Failure Map(FailedAnswer answer)
        {
            var failure = GoogleFaults.Instance.Map(answer);

            return failure.Fault is ApiFault.Forbidden or ApiFault.NotFound && failure.Reason is not ("SERVICE_DISABLED" or "accessNotConfigured")
                ? failure with
                {
                    Fault = ApiFault.Forbidden,
                    Message = $"Nobody here may sign as `{account}`, or it does not exist: give the caller the role Service Account Token Creator on it (Cloud console › IAM & Admin › Service accounts › Permissions).",
                }
                : failure;
        }
    }
}
