using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Reeve.Sandbox.Control;
using Reeve.Sandbox.Drive;

namespace Reeve.Sandbox.Zoom;

/// <summary>Zoom on the wire: what every call goes through, and which method answers it.</summary>
internal sealed class ZoomApi(ZoomAccount account, ZoomTokens tokens, ZoomLimits limits, Switches switches, Faults faults, Counters counters, TimeProvider clock, TimeProvider waiting)
{
    private static readonly string[] ListScopes = ["user:read:list_users:admin", "user:read:admin", "user:write:admin"];
    private static readonly string[] ReadScopes = ["user:read:user:admin", "user:read:admin", "user:write:admin"];
    private static readonly string[] StatusScopes = ["user:update:status:admin", "user:write:admin"];

    private readonly ZoomUsersApi _users = new(account, new(clock));
    private readonly ZoomTokenApi _tokenApi = new(account, tokens);

    /// <summary>Adds the routes.</summary>
    public void Map(WebApplication application)
    {
        application.MapMethods("/oauth/token", ["POST"], (RequestDelegate)TokenAsync);
        application.Map("/v2/{**path}", (RequestDelegate)CallAsync);
    }

    private async Task TokenAsync(HttpContext http)
    {
        counters.CountToken();
        await WaitAsync(http);
        await (Fault(http, "") ?? await _tokenApi.AnswerAsync(http.Request)).SendAsync(http.Response);
    }

    private async Task CallAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        await WaitAsync(http);
        var (route, answer) = Answer(http, body.ToArray());
        counters.Count(route, "zoom", answer.Status, 0);
        await answer.SendAsync(http.Response);
    }

    private (string Route, ZoomAnswer Answer) Answer(HttpContext http, byte[] body)
    {
        var request = http.Request;
        var path = request.Path.Value!["/v2/".Length..].Split('/');
        var (route, scopes, run) = (request.Method, path) switch
        {
            ("GET", ["users"]) => ("GET /v2/users", ListScopes, (Func<ZoomAnswer>)(() => _users.List(request))),
            ("GET", ["users", var key]) => ("GET /v2/users/{userId}", ReadScopes, () => _users.Get(key)),
            ("PUT", ["users", var key, "status"]) => ("PUT /v2/users/{userId}/status", StatusScopes, () => _users.SetStatus(key, body)),
            _ => ($"{request.Method} /v2", [], () => ZoomAnswer.Refusal(404, 2300, "This API endpoint is not recognized.")),
        };

        return (route, Fault(http, Encoding.UTF8.GetString(body)) ?? Refused(request, scopes) ?? limits.Take() ?? run());
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

    /// <summary>The answer of a fault that is meant for the call; its reason is Zoom's code, or the type of a rate limit.</summary>
    private ZoomAnswer? Fault(HttpContext http, string body)
    {
        if (faults.Take(http.Request.Method, http.Request.Path.Value!, "zoom", body) is not { } fault) return null;

        var now = clock.GetUtcNow();
        var answer = fault.Reason switch
        {
            "QPS" => ZoomLimits.OfTheSecond(1, now.ToUnixTimeSeconds()),
            "Daily-limit" => ZoomLimits.OfTheDay(1, now),
            { } code when int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
                ZoomAnswer.Refusal(fault.Status, number, fault.Message ?? Text(number)),
            { } error => ZoomAnswer.TokenRefusal(error, fault.Message ?? error, fault.Status),
            _ => new ZoomAnswer(fault.Status, DriveAnswer.Html(fault.Status, null).Body),
        };

        return fault.RetryAfter is { } seconds ? answer with { Headers = [.. answer.Headers, ("Retry-After", $"{seconds}")] } : answer;
    }

    private static string Text(int code) => code switch
    {
        124 => "Access token is expired.",
        200 => "No permission.",
        4711 => $"Invalid access token, does not contain scopes:[{ListScopes[0]}].",
        _ => "Validation Failed.",
    };

    private Task WaitAsync(HttpContext http) =>
        switches.Latency > TimeSpan.Zero ? Task.Delay(switches.Latency, waiting, http.RequestAborted) : Task.CompletedTask;
}
