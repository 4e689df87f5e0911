using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reeve.Sandbox.Drive;
using Reeve.Sandbox.State;
using Reeve.Sandbox.Tokens;
using Reeve.Sandbox.Weather;

namespace Reeve.Sandbox.Directory;

/// <summary>What every call of the Directory API goes through once the weather let it pass: token, scope, the administrator's rights, the method.</summary>
internal sealed class DirectoryApi(Company company, IssuedTokens tokens) : IEmulatedApi
{
    /// <summary>The name under which a project enables the API.</summary>
    public const string ServiceName = "admin.googleapis.com";

    private const string MethodPrefix = "ccc.hosted.frontend.directory.v1.";

    public string? Service => ServiceName;

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var method in DirectoryMethods.All)
        {
            routes.MapApi(new ApiRoute(this, "GET", method.Template), http => DrivePipeline.SendAsync(http.Response, Answer(http.Request, method)));
        }
    }

    public ValueTask<string?> SubjectOfAsync(HttpContext http) => ValueTask.FromResult(Bearer.Of(http.Request, tokens).Issued?.Account.Email);

    public Task RefuseAsync(HttpContext http, Refusal refusal) =>
        DrivePipeline.SendAsync(http.Response, DriveAnswer.Refusal(DirectoryRefusals.Of(refusal)));

    /// <summary>Every call counts as one, for its user.</summary>
    public Refusal? Charge(Conditions conditions, ApiCall call, string subject) => conditions.DirectoryQuota.Charge(subject, 1);

    private DriveAnswer Answer(HttpRequest request, DirectoryMethod method)
    {
        try
        {
            var (hasToken, issued) = Bearer.Of(request, tokens);
            if (issued is null)
            {
                throw hasToken ? Refusals.BadToken() : DirectoryRefusals.NoCredentials();
            }

            if (!method.Scopes.Any(issued.Scopes.Contains))
            {
                throw DirectoryRefusals.ScopeMissing(MethodPrefix + method.Name, method.Scopes);
            }

            lock (company.Gate)
            {
                var call = new DirectoryCall(company, issued.Account, request);

                return MayCall(method, call) ? method.Handle(call) : throw DirectoryRefusals.NotAuthorized();
            }
        }
        catch (RefusedException refused)
        {
            return DriveAnswer.Refusal(refused.Error);
        }
    }

    private static bool MayCall(DirectoryMethod method, DirectoryCall call) => call.Caller is { Internal: true, Kind: PrincipalKind.User }
        && (call.Caller.IsAdmin || call.Caller.Privileges.HasFlag(method.Privilege)
            || (method.Privilege == Privileges.Users && UserMethods.IsPublic(call)));
}
