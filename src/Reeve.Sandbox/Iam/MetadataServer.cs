using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reeve.Sandbox.State;
using Reeve.Sandbox.Tokens;
using Reeve.Sandbox.Weather;

namespace Reeve.Sandbox.Iam;

/// <summary>What a virtual machine of Google Cloud asks about itself; the service account is the one attached to it.</summary>
/// <remarks>Source: Compute Engine, "VM metadata", "Access and refresh credentials"; clients find it by <c>GCE_METADATA_HOST</c>.</remarks>
internal sealed class MetadataServer(Company company, ServiceAccountKey key, IssuedTokens tokens)
{
    private const string Flavor = "Metadata-Flavor";

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapApi(new ApiRoute(new FrontEnd(), "GET", "/"), http => SendAsync(http, "computeMetadata/\n"));
        routes.MapApi(new ApiRoute(new FrontEnd(), "GET", "/computeMetadata/{**path}"), HandleAsync);
    }

    private Task HandleAsync(HttpContext http)
    {
        if (http.Request.Headers[Flavor] != "Google")
        {
            http.Response.StatusCode = 403;

            return SendAsync(http, "Missing Metadata-Flavor:Google header.\n");
        }

        var path = http.Request.Path.Value!["/computeMetadata/".Length..].TrimEnd('/');
        var account = $"v1/instance/service-accounts/{key.Email}";
        path = path.StartsWith(account, StringComparison.Ordinal) ? "v1/instance/service-accounts/default" + path[account.Length..] : path;
        var (type, text) = path switch
        {
            "v1" => ("text", "instance/\nproject/\nuniverse/\n"),
            "v1/instance" => ("text", "id\nservice-accounts/\nzone\n"),
            "v1/project/project-id" => ("text", ServiceAccountKey.Project),
            "v1/project/numeric-project-id" => ("text", "123456789012"),
            "v1/universe/universe-domain" => ("text", "googleapis.com"),
            "v1/instance/service-accounts" => ("text", $"default/\n{key.Email}/\n"),
            "v1/instance/service-accounts/default" => http.Request.Query["recursive"] == "true"
                ? ("json", $$"""{"aliases":["default"],"email":"{{key.Email}}","scopes":["{{Scopes.CloudPlatform}}"]}""")
                : ("text", "aliases\nemail\nidentity\nscopes\ntoken\n"),
            "v1/instance/service-accounts/default/email" => ("text", key.Email),
            "v1/instance/service-accounts/default/aliases" => ("text", "default\n"),
            "v1/instance/service-accounts/default/scopes" => ("text", Scopes.CloudPlatform + "\n"),
            "v1/instance/service-accounts/default/token" => ("json", Token(http.Request.Query["scopes"].ToString())),
            _ => ("", ""),
        };
        if (type == "")
        {
            http.Response.StatusCode = 404;
        }

        return SendAsync(http, text, type == "json" ? "application/json" : "application/text");
    }

    private string Token(string scopes)
    {
        var wanted = scopes.Split(',', StringSplitOptions.RemoveEmptyEntries);
        lock (company.Gate)
        {
            var token = tokens.Issue(company.Roster.Add(key.Email, PrincipalKind.User), wanted.Length > 0 ? wanted : [Scopes.CloudPlatform]);

            return $$"""{"access_token":"{{token}}","expires_in":3599,"token_type":"Bearer"}""";
        }
    }

    private static Task SendAsync(HttpContext http, string text, string type = "text/html")
    {
        var body = Encoding.UTF8.GetBytes(text);
        http.Response.Headers[Flavor] = "Google";
        http.Response.ContentType = type;
        http.Response.ContentLength = body.Length;

        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
