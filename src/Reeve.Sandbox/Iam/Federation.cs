using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reeve.Sandbox.Drive;
using Reeve.Sandbox.State;
using Reeve.Sandbox.Tokens;
using Reeve.Sandbox.Weather;

namespace Reeve.Sandbox.Iam;

/// <summary>A workload outside of Google Cloud that is trusted: it changes a token of its own for one of Google's.</summary>
/// <remarks>Source: Security Token Service API, v1, token; RFC 8693; "Workload identity federation". The workload's token is fresh for every sandbox.</remarks>
internal sealed class Federation(IssuedTokens tokens) : IEmulatedApi
{
    private const string Pool = "projects/123456789012/locations/global/workloadIdentityPools/sandbox";
    private const string Audience = "//iam.googleapis.com/" + Pool + "/providers/sandbox";
    private const string TokenType = "urn:ietf:params:oauth:token-type:jwt";

    /// <summary>Who the workload is.</summary>
    public const string Subject = "principal://iam.googleapis.com/" + Pool + "/subject/sandbox";

    private readonly Principal _workload = new("workload", PrincipalKind.User) { Email = Subject.ToLowerInvariant(), DisplayName = "Workload" };

    /// <summary>The token that the workload has from its own provider.</summary>
    public string SubjectToken { get; } = RandomNumberGenerator.GetHexString(64, lowercase: true);

    /// <summary>Returns the credentials as a file holds them.</summary>
    /// <param name="endpoint">Where the sandbox serves.</param>
    /// <param name="impersonationUrl">Where the token is changed for one of the service account.</param>
    /// <param name="tokenFile">Where <see cref="SubjectToken"/> is written.</param>
    public static JsonObject ToJson(Uri endpoint, string impersonationUrl, string tokenFile) => new()
    {
        ["type"] = "external_account",
        ["audience"] = Audience,
        ["subject_token_type"] = TokenType,
        ["token_url"] = new Uri(endpoint, "/v1/token").ToString(),
        ["service_account_impersonation_url"] = impersonationUrl,
        ["credential_source"] = new JsonObject { ["file"] = tokenFile },
        ["universe_domain"] = "googleapis.com",
    };

    /// <summary>Adds the route.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapApi(new ApiRoute(this, "POST", "/v1/token") { GivesTokens = true }, async http =>
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        var (status, body) = Exchange(form);
        await SendAsync(http, status, body);
    });

    public string? Service => null;

    public ValueTask<string?> SubjectOfAsync(HttpContext http) => ValueTask.FromResult<string?>(null);

    public Task RefuseAsync(HttpContext http, Refusal refusal) => SendAsync(http, refusal.Status, Refused(refusal.Reason, refusal.Message ?? refusal.Reason));

    private static Task SendAsync(HttpContext http, int status, JsonObject body) =>
        DrivePipeline.SendAsync(http.Response, new DriveAnswer(status, Encoding.UTF8.GetBytes(body.ToJsonString())));

    private static JsonObject Refused(string error, string description) => new() { ["error"] = error, ["error_description"] = description };

    private (int Status, JsonObject Body) Exchange(IFormCollection form)
    {
        var scopes = form["scope"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var problem = form["grant_type"] != "urn:ietf:params:oauth:grant-type:token-exchange" ? ("unsupported_grant_type", "The grant type is not supported.")
            : form["audience"] != Audience ? ("invalid_target", "The audience is no provider of a workload identity pool.")
            : form["subject_token_type"] != TokenType ? ("invalid_request", "The subject token type is not supported.")
            : form["subject_token"] != SubjectToken ? ("invalid_grant", "The subject token is not valid.")
            : scopes.Length == 0 || !scopes.All(Scopes.LooksValid) ? ("invalid_scope", "The scope is missing or not valid.")
            : ((string, string)?)null;

        return problem is var (error, description)
            ? (400, Refused(error, description))
            : (200, new JsonObject
            {
                ["access_token"] = tokens.Issue(_workload, scopes),
                ["issued_token_type"] = "urn:ietf:params:oauth:token-type:access_token",
                ["token_type"] = "Bearer",
                ["expires_in"] = 3599,
            });
    }
}
