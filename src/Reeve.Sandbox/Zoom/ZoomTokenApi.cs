using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reeve.Sandbox.Weather;

namespace Reeve.Sandbox.Zoom;

/// <summary>Zoom's token endpoint. Source: Zoom, "Server-to-Server OAuth".</summary>
internal sealed class ZoomTokenApi(ZoomAccount account, ZoomTokens tokens, TimeProvider clock) : IEmulatedApi
{
    /// <inheritdoc/>
    public string? Service => null;

    /// <summary>Adds the route.</summary>
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapApi(
            new ApiRoute(this, "POST", "/oauth/token") { GivesTokens = true },
            async http => await (await AnswerAsync(http.Request)).SendAsync(http.Response));

    /// <inheritdoc/>
    public ValueTask<string?> SubjectOfAsync(HttpContext http) => ValueTask.FromResult<string?>(ZoomApi.Subject);

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext http, Refusal refusal) => ZoomFaults.TokenAnswer(refusal, clock.GetUtcNow()).SendAsync(http.Response);

    // Parameters may be in the query or in a form.
    private async Task<ZoomAnswer> AnswerAsync(HttpRequest request)
    {
        var form = request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty;
        string Parameter(string name) => form[name].FirstOrDefault() ?? request.Query[name].FirstOrDefault() ?? "";

        return !IsTheApp(request.Headers.Authorization.ToString()) ? ZoomAnswer.TokenRefusal("invalid_client", "Invalid client_id or client_secret")
            : Parameter("grant_type") != "account_credentials" ? ZoomAnswer.TokenRefusal("unsupported_grant_type", "unsupported grant type")
            : Parameter("account_id").Length == 0 ? ZoomAnswer.TokenRefusal("unsupported_grant_type", "unsupported grant type")
            : Parameter("account_id") != account.AccountId ? ZoomAnswer.TokenRefusal("invalid_request", "Bad Request")
            : Granted($"{request.Scheme}://{request.Host}");
    }

    private ZoomAnswer Granted(string origin) => ZoomAnswer.Json(json =>
    {
        json.WriteString("access_token", tokens.Issue());
        json.WriteString("token_type", "bearer");
        json.WriteNumber("expires_in", ZoomTokens.LifetimeSeconds);
        json.WriteString("scope", string.Join(' ', account.Scopes));
        json.WriteString("api_url", origin);
    });

    private bool IsTheApp(string authorization)
    {
        const string Scheme = "Basic ";
        var expected = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account.ClientId}:{account.ClientSecret}"));

        return authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && authorization[Scheme.Length..].Trim() == expected;
    }
}
