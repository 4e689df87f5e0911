using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reeve.Sandbox.Weather;

namespace Reeve.Sandbox.Zoom;

/// <summary>Zoom on the wire: its routes, and what each call goes through before its method answers.</summary>
internal sealed class ZoomApi(ZoomAccount account, ZoomTokens tokens, ZoomLimits limits, TimeProvider clock) : IEmulatedApi
{
    /// <summary>The subject of every call: Zoom's apps act for the account and not in a user's name.</summary>
    public const string Subject = "zoom";

    private static readonly string[] ListScopes = ["user:read:list_users:admin", "user:read:admin", "user:write:admin"];
    private static readonly string[] ReadScopes = ["user:read:user:admin", "user:read:admin", "user:write:admin"];
    private static readonly string[] StatusScopes = ["user:update:status:admin", "user:write:admin"];

    private readonly ZoomUsersApi _users = new(account, new(clock));

    /// <inheritdoc/>
    public string? Service => null;

    /// <summary>Adds the routes. Source of the labels: Zoom API, "Rate limits".</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, new("GET", "/v2/users", ListScopes, ZoomLimits.Medium, (request, _) => _users.List(request)));
        Map(routes, new("GET", "/v2/users/{userId}", ReadScopes, ZoomLimits.Light, (request, _) => _users.Get(Key(request))));
        Map(routes, new("PUT", "/v2/users/{userId}/status", StatusScopes, ZoomLimits.Light, (request, body) => _users.SetStatus(Key(request), body)));
        Map(routes, new(null, "/v2/{**path}", [], null, (_, _) => ZoomAnswer.Refusal(404, 2300, "This API endpoint is not recognized.")));
    }

    /// <inheritdoc/>
    public ValueTask<string?> SubjectOfAsync(HttpContext http) => ValueTask.FromResult<string?>(Subject);

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext http, Refusal refusal) => ZoomFaults.Answer(refusal, clock.GetUtcNow()).SendAsync(http.Response);

    private void Map(IEndpointRouteBuilder routes, Method method) =>
        routes.MapApi(new ApiRoute(this, method.Verb, method.Template), async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            await Answer(http.Request, method, body.ToArray()).SendAsync(http.Response);
        });

    private ZoomAnswer Answer(HttpRequest request, Method method, byte[] body)
    {
        if (Refused(request, method.Scopes) is { } refused) return refused;

        var (limited, headers) = method.Label is { } label ? limits.Take(label) : (null, []);

        return limited ?? method.Run(request, body) with { Headers = headers };
    }

    /// <summary>Checks token and scope. A missing scope is 400, not 403. Source: Zoom API, "Errors", 124 and 4711.</summary>
    private ZoomAnswer? Refused(HttpRequest request, string[] scopes)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return ZoomAnswer.Refusal(401, 124, "Invalid access token.");

        var (isGood, granted) = tokens.Check(header[Scheme.Length..].Trim());

        return !isGood ? ZoomAnswer.Refusal(401, 124, "Invalid access token.")
            : granted is not null && scopes.Length > 0 && !scopes.Any(granted.Contains)
                ? ZoomAnswer.Refusal(400, 4711, $"Invalid access token, does not contain scopes:[{scopes[0]}].")
                : null;
    }

    private static string Key(HttpRequest request) => (string)request.RouteValues["userId"]!;

    /// <summary>One method: its route, the scopes of which any is enough, the label of its rate limit (null for none), and what answers it.</summary>
    private sealed record Method(string? Verb, string Template, string[] Scopes, string? Label, Func<HttpRequest, byte[], ZoomAnswer> Run);
}
