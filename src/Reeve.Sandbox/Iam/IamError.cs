using System.Text.Json.Nodes;
using Reeve.Sandbox.Weather;

namespace Reeve.Sandbox.Iam;

/// <summary>Ends the handling of a call with a refusal as google.rpc words it.</summary>
/// <remarks>Source: Google Cloud APIs, "Errors"; AIP-193 (<c>ErrorInfo</c>).</remarks>
internal sealed class IamError(int status, string rpcStatus, string message) : Exception(message)
{
    private const string Realm = "Bearer realm=\"https://accounts.google.com/\"";

    private static readonly (string Name, string Value) Service = ("service", "iamcredentials.googleapis.com");

    public int Status { get; } = status;

    /// <summary>The <c>ErrorInfo</c> detail; null for none.</summary>
    public ErrorInfo? Info { get; init; }

    /// <summary>Whose reason it is that the detail gives.</summary>
    public string InfoDomain { get; init; } = "googleapis.com";

    /// <summary>The value of a <c>WWW-Authenticate</c> header; null for none.</summary>
    public string? Challenge { get; init; }

    public static IamError NoToken() => new(401, "UNAUTHENTICATED",
        "Request is missing required authentication credential. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.")
    {
        Info = new ErrorInfo("CREDENTIALS_MISSING", Service),
        Challenge = Realm,
    };

    public static IamError BadToken() => new(401, "UNAUTHENTICATED",
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.")
    {
        Info = new ErrorInfo("ACCESS_TOKEN_TYPE_UNSUPPORTED", Service),
        Challenge = Realm + ", error=\"invalid_token\"",
    };

    public static IamError ScopeMissing(IEnumerable<string> enough) => new(403, "PERMISSION_DENIED", "Request had insufficient authentication scopes.")
    {
        Info = new ErrorInfo("ACCESS_TOKEN_SCOPE_INSUFFICIENT", Service),
        Challenge = $"{Realm}, error=\"insufficient_scope\", scope=\"{string.Join(' ', enough)}\"",
    };

    public static IamError Denied(string permission) => new(403, "PERMISSION_DENIED", $"Permission '{permission}' denied on resource (or it may not exist).")
    {
        Info = new ErrorInfo("IAM_PERMISSION_DENIED", ("permission", permission)),
        InfoDomain = "iam.googleapis.com",
    };

    public static IamError Invalid(string message) => new(400, "INVALID_ARGUMENT", message);

    public static IamError NotFound() => new(404, "NOT_FOUND", "Method not found.");

    /// <summary>Returns the body.</summary>
    public JsonObject Body()
    {
        var error = new JsonObject { ["code"] = Status, ["message"] = Message, ["status"] = rpcStatus };
        if (Info is not null)
        {
            error["details"] = new JsonArray(new JsonObject
            {
                ["@type"] = "type.googleapis.com/google.rpc.ErrorInfo",
                ["reason"] = Info.Reason,
                ["domain"] = InfoDomain,
                ["metadata"] = new JsonObject(Info.Metadata.Select(entry => KeyValuePair.Create(entry.Name, (JsonNode?)entry.Value))),
            });
        }

        return new JsonObject { ["error"] = error };
    }
}
