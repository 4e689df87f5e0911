using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reeve.Sandbox.Drive;
using Reeve.Sandbox.Iam;
using Reeve.Sandbox.Weather;

namespace Reeve.Sandbox.Tokens;

/// <summary>The token endpoint on the wire. Source: RFC 6749 §5 and §6, RFC 7523 §2.1.</summary>
internal sealed class TokenApi(TokenEndpoint endpoint, AuthorizedUser user) : IEmulatedApi
{
    private const int LifetimeSeconds = 3599;

    public string? Service => null;

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var path in new[] { "/token", "/oauth2/v4/token" })
        {
            routes.MapApi(new ApiRoute(this, "POST", path) { GivesTokens = true }, HandleAsync);
        }
    }

    /// <summary>Returns the user whom the assertion, believed or not, asks to act as.</summary>
    public async ValueTask<string?> SubjectOfAsync(HttpContext http) =>
        Assertion.Decode((await FormAsync(http))["assertion"].FirstOrDefault())?.Subject;

    public Task RefuseAsync(HttpContext http, Refusal refusal) =>
        SendAsync(http, Refuse(new TokenRefusal(refusal.Reason, refusal.Message, refusal.Status)));

    private async Task HandleAsync(HttpContext http)
    {
        var form = await FormAsync(http);
        var grantType = form["grant_type"].FirstOrDefault();
        await SendAsync(http, grantType == "refresh_token" ? Refresh(form) : Exchange(grantType, form["assertion"].FirstOrDefault(), http.Connection.LocalPort));
    }

    private static async ValueTask<IFormCollection> FormAsync(HttpContext http) =>
        http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;

    private static Task SendAsync(HttpContext http, DriveAnswer answer)
    {
        http.Response.Headers.CacheControl = "no-store";

        return DrivePipeline.SendAsync(http.Response, answer);
    }

    private DriveAnswer Exchange(string? grantType, string? assertion, int port)
    {
        var (token, refusal) = endpoint.Exchange(grantType, assertion, port);

        return refusal is not null ? Refuse(refusal) : new DriveAnswer(200, Encoding.ASCII.GetBytes(
            $"{{\"access_token\":\"{token}\",\"expires_in\":{LifetimeSeconds},\"token_type\":\"Bearer\"}}"));
    }

    private DriveAnswer Refresh(IFormCollection form)
    {
        var (token, scopes, refusal) = user.Exchange(form);

        return refusal is not null ? Refuse(refusal) : new DriveAnswer(200, Encoding.ASCII.GetBytes(
            $"{{\"access_token\":\"{token}\",\"expires_in\":{LifetimeSeconds},\"scope\":\"{scopes}\",\"token_type\":\"Bearer\"}}"));
    }

    private static DriveAnswer Refuse(TokenRefusal refusal)
    {
        var body = new Dictionary<string, string> { ["error"] = refusal.Error };
        if (refusal.Description is not null)
        {
            body["error_description"] = refusal.Description;
        }

        return new DriveAnswer(refusal.Status, JsonSerializer.SerializeToUtf8Bytes(body));
    }
}
