using Microsoft.AspNetCore.Http;
using Reeve.Sandbox.Control;
using Reeve.Sandbox.Tokens;
using Reeve.Sandbox.Weather;

namespace Reeve.Sandbox.Drive;

/// <summary>What every call of the Drive API goes through once the weather let it pass: token, scope, sharing limit, the method.</summary>
internal sealed class DrivePipeline(Company company, IssuedTokens tokens, Conditions conditions, Overlaps overlaps) : IEmulatedApi
{
    /// <summary>The name under which a project enables the API.</summary>
    public const string ServiceName = "drive.googleapis.com";

    public string? Service => ServiceName;

    /// <summary>Adds the routes.</summary>
    public void Map(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder routes)
    {
        foreach (var method in DriveMethods.All)
        {
            routes.MapApi(new ApiRoute(this, method.Verb, method.Template) { Units = method.Units }, http => HandleAsync(http, method));
        }
    }

    public ValueTask<string?> SubjectOfAsync(HttpContext http) => ValueTask.FromResult(Authenticate(http.Request, out _)?.Account.Email);

    public Task RefuseAsync(HttpContext http, Refusal refusal) =>
        SendAsync(http.Response, DriveAnswer.Refusal(DriveFaults.Error(refusal, http.Request.RouteValues["fileId"] as string ?? "")));

    public IDisposable? TakeOff(HttpContext http)
    {
        var (verb, fileId) = (http.Request.Method, http.Request.RouteValues["fileId"] as string);
        if (fileId is null || !IsPermissionWrite(http) || Authenticate(http.Request, out _) is null)
        {
            return null;
        }

        var above = new List<string>();
        lock (company.Gate)
        {
            for (var folder = company.Items.Find(fileId)?.Parent; folder is not null; folder = folder.Parent)
            {
                above.Add(folder.Id);
            }
        }

        return overlaps.Begin(fileId, above, $"{verb} {http.Request.Path}");
    }

    /// <summary>Sends an answer.</summary>
    public static async Task SendAsync(HttpResponse response, DriveAnswer answer)
    {
        response.StatusCode = answer.Status;
        if (answer.Challenge is not null)
        {
            response.Headers.WWWAuthenticate = answer.Challenge;
        }

        if (!answer.Body.IsEmpty)
        {
            response.ContentType = answer.ContentType;
            response.ContentLength = answer.Body.Length;
            await response.Body.WriteAsync(answer.Body);
        }
    }

    private async Task HandleAsync(HttpContext http, DriveMethod method)
    {
        var body = await ReadBodyAsync(http.Request, http.RequestAborted);
        var issued = Authenticate(http.Request, out var refusal);
        var answer = refusal is not null ? DriveAnswer.Refusal(refusal) : Answer(http.Request, method, issued!, body);

        // The flight ends before the answer is sent: a client that has the answer may write again at once.
        ApiCall.Of(http).Flight?.Dispose();
        await SendAsync(http.Response, answer);
    }

    private DriveAnswer Answer(HttpRequest request, DriveMethod method, IssuedToken issued, byte[] body)
    {
        if (!method.Scopes.Any(issued.Scopes.Contains))
        {
            return DriveAnswer.Refusal(Refusals.ScopeMissing(method.Name, method.Scopes).Error);
        }

        try
        {
            lock (company.Gate)
            {
                company.Expire();

                return method.Handle(new DriveCall(company, conditions, company.Roster.CallerOf(issued.Account), request, body));
            }
        }
        catch (RefusedException refused)
        {
            return DriveAnswer.Refusal(refused.Error);
        }
    }

    private IssuedToken? Authenticate(HttpRequest request, out GoogleError? refusal)
    {
        var (hasToken, issued) = Bearer.Of(request, tokens);
        refusal = issued is not null ? null : hasToken ? Refusals.BadToken().Error : Refusals.NoCredentials().Error;

        return issued;
    }

    private static bool IsPermissionWrite(HttpContext http) =>
        http.Request.Method != "GET" && ApiRoute.Of(http)?.Template.Contains("/permissions", StringComparison.Ordinal) == true;

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken);

        return buffer.ToArray();
    }
}
