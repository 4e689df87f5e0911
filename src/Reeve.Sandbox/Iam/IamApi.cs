using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reeve.Sandbox.Drive;
using Reeve.Sandbox.State;
using Reeve.Sandbox.Tokens;
using Reeve.Sandbox.Weather;

namespace Reeve.Sandbox.Iam;

/// <summary>Signs, and makes tokens, in the name of the service account, for callers who may. Source: IAM Service Account Credentials API, v1.</summary>
internal sealed class IamApi(Company company, ServiceAccountKey key, IssuedTokens tokens, IamAccess access) : IEmulatedApi
{
    private const string Root = "/v1/projects/{project}/serviceAccounts/";

    private static readonly string[] CallerScopes = [Scopes.CloudPlatform, "https://www.googleapis.com/auth/iam"];
    private static readonly TimeSpan MaxTokenLifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan MaxJwtLifetime = TimeSpan.FromHours(12);

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapApi(new ApiRoute(this, "POST", Root + "{**call}"), HandleAsync);

    public string? Service => "iamcredentials.googleapis.com";

    public ValueTask<string?> SubjectOfAsync(HttpContext http) => ValueTask.FromResult(Caller(http.Request).Issued?.Account.Email);

    public Task RefuseAsync(HttpContext http, Refusal refusal) => SendAsync(http, new IamError(
        refusal.Status, refusal.RpcStatus ?? RpcStatus(refusal.Status), refusal.Message ?? refusal.Reason)
    { Info = refusal.Info });

    private async Task HandleAsync(HttpContext http)
    {
        var call = (string?)http.Request.RouteValues["call"] ?? "";
        var colon = call.LastIndexOf(':');
        var (account, method) = colon < 0 ? (call, "") : (call[..colon], call[(colon + 1)..]);
        ApiCall.Of(http).Route = $"POST {Root}{{account}}:{method}";
        try
        {
            Check(Caller(http.Request), (string)http.Request.RouteValues["project"]!, account.Replace("%40", "@", StringComparison.OrdinalIgnoreCase), method);
            await SendAsync(http, 200, Answer(method, await ReadAsync(http)));
        }
        catch (IamError refusal)
        {
            await SendAsync(http, refusal);
        }
    }

    private (bool HasToken, IssuedToken? Issued) Caller(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();

        return (header.Length > 0, header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? tokens.Find(header[Scheme.Length..].Trim()) : null);
    }

    private void Check((bool HasToken, IssuedToken? Issued) caller, string project, string account, string method)
    {
        if (caller.Issued is not { Account.CanSignIn: true } issued)
        {
            throw caller.HasToken ? IamError.BadToken() : IamError.NoToken();
        }

        if (!CallerScopes.Any(issued.Scopes.Contains))
        {
            throw IamError.ScopeMissing(CallerScopes);
        }

        if (project != "-")
        {
            throw IamError.Invalid($"Invalid form of account ID {account}. The project must be the wildcard `-`.");
        }

        var permission = method switch
        {
            "signJwt" or "signBlob" => "iam.serviceAccounts." + method,
            "generateAccessToken" => "iam.serviceAccounts.getAccessToken",
            _ => throw IamError.NotFound(),
        };
        if ((account != key.Email && account != Ids.OfClient(key.Email)) || !access.TokenCreators.Contains(issued.Account.Email))
        {
            throw IamError.Denied(permission);
        }
    }

    private JsonObject Answer(string method, JsonElement body)
    {
        // The sandbox has one service account, so nobody stands between it and the caller.
        if (body.TryGetProperty("delegates", out var delegates) && delegates is { ValueKind: JsonValueKind.Array } && delegates.GetArrayLength() > 0)
        {
            throw IamError.Denied("iam.serviceAccounts.implicitDelegation");
        }

        return method switch
        {
            "signJwt" => SignJwt(Text(body, "payload")),
            "signBlob" => SignBlob(Text(body, "payload")),
            _ => MakeToken(body),
        };
    }

    private JsonObject SignJwt(string payload)
    {
        try
        {
            var claims = JsonElement.Parse(payload);
            if (claims.ValueKind != JsonValueKind.Object)
            {
                throw IamError.Invalid("The payload is no JSON object.");
            }

            if (claims.TryGetProperty("exp", out var exp) && (!exp.TryGetInt64(out var end) || end > (company.Clock.GetUtcNow() + MaxJwtLifetime).ToUnixTimeSeconds()))
            {
                throw IamError.Invalid("The exp claim must be an integer, and not more than 12 hours in the future.");
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw IamError.Invalid("The payload is no JSON object, or its exp claim no number.");
        }

        var header = $$"""{"alg":"RS256","kid":"{{key.KeyId}}","typ":"JWT"}""";
        var signed = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header)) + "." + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload));

        return new JsonObject { ["keyId"] = key.KeyId, ["signedJwt"] = signed + "." + Base64Url.EncodeToString(Sign(Encoding.ASCII.GetBytes(signed))) };
    }

    private JsonObject SignBlob(string payload)
    {
        try
        {
            return new JsonObject { ["keyId"] = key.KeyId, ["signedBlob"] = Convert.ToBase64String(Sign(Convert.FromBase64String(payload))) };
        }
        catch (FormatException)
        {
            throw IamError.Invalid("Invalid value at 'payload' (TYPE_BYTES), Base64 decoding failed.");
        }
    }

    private JsonObject MakeToken(JsonElement body)
    {
        var scopes = body.TryGetProperty("scope", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(scope => scope.ToString()).ToList() : [];
        if (scopes.Count == 0 || !scopes.All(Scopes.LooksValid))
        {
            throw IamError.Invalid("Scope required.");
        }

        var lifetime = body.TryGetProperty("lifetime", out var text) ? Seconds(text.ToString()) : MaxTokenLifetime;
        if (lifetime <= TimeSpan.Zero || lifetime > MaxTokenLifetime)
        {
            throw IamError.Invalid("The access token lifetime cannot exceed 1 hour (3600 seconds); if a lifetime value is specified, it must be less than or equal to the maximum allowable lifetime.");
        }

        string token;
        lock (company.Gate)
        {
            token = tokens.Issue(company.Roster.Add(key.Email, PrincipalKind.User), scopes, lifetime);
        }

        var end = company.Clock.GetUtcNow() + lifetime;

        return new JsonObject
        {
            ["accessToken"] = token,
            ["expireTime"] = end.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
    }

    private byte[] Sign(byte[] bytes) => key.Key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static string RpcStatus(int status) => status switch
    {
        400 => "INVALID_ARGUMENT",
        401 => "UNAUTHENTICATED",
        403 => "PERMISSION_DENIED",
        404 => "NOT_FOUND",
        429 => "RESOURCE_EXHAUSTED",
        503 => "UNAVAILABLE",
        _ => "INTERNAL",
    };

    private static Task SendAsync(HttpContext http, IamError refusal)
    {
        http.Response.Headers.WWWAuthenticate = refusal.Challenge;

        return SendAsync(http, refusal.Status, refusal.Body());
    }

    private static Task SendAsync(HttpContext http, int status, JsonObject body) =>
        DrivePipeline.SendAsync(http.Response, new DriveAnswer(status, Encoding.UTF8.GetBytes(body.ToJsonString())));

    private static TimeSpan Seconds(string text) =>
        text.EndsWith('s') && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : throw IamError.Invalid($"Invalid value at 'lifetime' (type.googleapis.com/google.protobuf.Duration), \"{text}\"");

    private static string Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value is { ValueKind: JsonValueKind.String } && value.GetString() is { Length: > 0 } text ? text
            : throw IamError.Invalid($"The {name} is missing.");

    private static async Task<JsonElement> ReadAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, http.RequestAborted);
        try
        {
            var body = JsonElement.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));

            return body.ValueKind == JsonValueKind.Object ? body : throw IamError.Invalid("Invalid JSON payload received.");
        }
        catch (JsonException)
        {
            throw IamError.Invalid("Invalid JSON payload received.");
        }
    }
}
