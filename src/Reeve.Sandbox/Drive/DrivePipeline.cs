using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Reeve.Sandbox.Control;
using Reeve.Sandbox.State;
using Reeve.Sandbox.Tokens;

namespace Reeve.Sandbox.Drive;

/// <summary>What every call of the Drive API goes through: token, latency, scope, faults, the method, and the books.</summary>
internal sealed class DrivePipeline(Company company, IssuedTokens tokens, Switches switches, Faults faults, Counters counters, Overlaps overlaps, TimeProvider waiting)
{
    /// <summary>Answers one call.</summary>
    public async Task HandleAsync(HttpContext http, DriveMethod method)
    {
        var body = await ReadBodyAsync(http.Request, http.RequestAborted);
        var issued = Authenticate(http.Request, out var refusal);
        DriveAnswer answer;

        // The flight ends before the answer is sent: a client that has the answer may write again at once.
        using (issued is not null && method.WritesPermissions ? TakeOff(http.Request, method) : null)
        {
            if (switches.Latency > TimeSpan.Zero)
            {
                await Task.Delay(switches.Latency, waiting, http.RequestAborted);
            }

            answer = refusal is not null ? DriveAnswer.Refusal(refusal) : Answer(http.Request, method, issued!, body);
        }

        counters.Count($"{method.Verb} {method.Template}", issued?.Account.Email, answer.Status, method.Units);
        await SendAsync(http.Response, answer);
    }

    /// <summary>Sends an answer.</summary>
    public static async Task SendAsync(HttpResponse response, DriveAnswer answer)
    {
        response.StatusCode = answer.Status;
        if (answer.Challenge is not null)
        {
            response.Headers.WWWAuthenticate = answer.Challenge;
        }

        if (answer.RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (!answer.Body.IsEmpty)
        {
            response.ContentType = answer.ContentType;
            response.ContentLength = answer.Body.Length;
            await response.Body.WriteAsync(answer.Body);
        }
    }

    private DriveAnswer Answer(HttpRequest request, DriveMethod method, IssuedToken issued, byte[] body)
    {
        if (!method.Scopes.Any(issued.Scopes.Contains))
        {
            return DriveAnswer.Refusal(Refusals.ScopeMissing(method.Name, method.Scopes).Error);
        }

        var fault = faults.Take(request.Method, request.Path.Value ?? "", issued.Account.Email, Encoding.UTF8.GetString(body));
        var fileId = request.RouteValues["fileId"] as string ?? "";
        if (fault is { After: false })
        {
            return Faults.Answer(fault, fileId);
        }

        var answer = Run(request, method, issued, body);

        return fault is null ? answer : Faults.Answer(fault, fileId);
    }

    private DriveAnswer Run(HttpRequest request, DriveMethod method, IssuedToken issued, byte[] body)
    {
        try
        {
            lock (company.Gate)
            {
                company.Expire();

                return method.Handle(new DriveCall(company, switches, company.Roster.CallerOf(issued.Account), request, body));
            }
        }
        catch (RefusedException refused)
        {
            return DriveAnswer.Refusal(refused.Error);
        }
    }

    private IssuedToken? Authenticate(HttpRequest request, out GoogleError? refusal)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        var token = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim()
            : header.Length > 0 ? "" : request.Query["access_token"].FirstOrDefault();
        var issued = token is null ? null : tokens.Find(token);
        if (issued is { Account.State: not UserState.Active })
        {
            issued = null;
        }

        refusal = issued is not null ? null : token is null ? Refusals.NoCredentials().Error : Refusals.BadToken().Error;

        return issued;
    }

    private IDisposable TakeOff(HttpRequest request, DriveMethod method)
    {
        var fileId = (string)request.RouteValues["fileId"]!;
        var above = new List<string>();
        lock (company.Gate)
        {
            for (var folder = company.Items.Find(fileId)?.Parent; folder is not null; folder = folder.Parent)
            {
                above.Add(folder.Id);
            }
        }

        return overlaps.Begin(fileId, above, $"{method.Verb} {request.Path}");
    }

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken);

        return buffer.ToArray();
    }
}
