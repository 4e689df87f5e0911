using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Reeve.Sandbox.Control;
using Reeve.Sandbox.Drive;

namespace Reeve.Sandbox.Tokens;

/// <summary>The token endpoint on the wire. Source: RFC 6749 §5, RFC 7523 §2.1.</summary>
internal sealed class TokenApi(TokenEndpoint endpoint, Faults faults, Counters counters)
{
    private const int LifetimeSeconds = 3599;

    /// <summary>Answers one request.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        counters.CountToken();
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        var assertion = form["assertion"].FirstOrDefault();
        var subject = Assertion.Decode(assertion)?.Subject;
        var fault = faults.Take(http.Request.Method, http.Request.Path.Value ?? "", subject, assertion ?? "");
        var answer = fault is { Reason: null } ? DriveAnswer.Html(fault.Status, fault.RetryAfter)
            : fault is not null ? Refuse(new TokenRefusal(fault.Reason!, fault.Message, fault.Status)) with { RetryAfterSeconds = fault.RetryAfter }
            : Exchange(form["grant_type"].FirstOrDefault(), assertion, http.Connection.LocalPort);
        http.Response.Headers.CacheControl = "no-store";
        await DrivePipeline.SendAsync(http.Response, answer);
    }

    private DriveAnswer Exchange(string? grantType, string? assertion, int port)
    {
        var (token, refusal) = endpoint.Exchange(grantType, assertion, port);

        return refusal is not null ? Refuse(refusal) : new DriveAnswer(200, Encoding.ASCII.GetBytes(
            $"{{\"access_token\":\"{token}\",\"expires_in\":{LifetimeSeconds},\"token_type\":\"Bearer\"}}"));
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
