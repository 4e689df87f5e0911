using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Reeve.Sandbox.Tokens;

namespace Reeve.Sandbox.Iam;

/// <summary>A person who has signed in once: the administrator, as <c>gcloud auth application-default login</c> would leave it behind.</summary>
/// <remarks>Source: RFC 6749 §6; "Set up Application Default Credentials", "User credentials". Client and refresh token are fresh for every sandbox.</remarks>
internal sealed class AuthorizedUser(Company company, IssuedTokens tokens)
{
    private static readonly string[] Granted = ["openid", "https://www.googleapis.com/auth/userinfo.email", Scopes.CloudPlatform];

    private readonly string _clientId = RandomNumberGenerator.GetString("0123456789", 12) + "-sandbox.apps.googleusercontent.com";
    private readonly string _clientSecret = "GOCSPX-" + RandomNumberGenerator.GetHexString(28, lowercase: true);
    private readonly string _refreshToken = "1//0" + RandomNumberGenerator.GetHexString(60, lowercase: true);

    /// <summary>Returns the credentials as a file holds them.</summary>
    /// <param name="endpoint">Where the sandbox serves.</param>
    public JsonObject ToJson(Uri endpoint) => new()
    {
        ["type"] = "authorized_user",
        ["client_id"] = _clientId,
        ["client_secret"] = _clientSecret,
        ["refresh_token"] = _refreshToken,
        ["token_uri"] = new Uri(endpoint, "/token").ToString(),
        ["universe_domain"] = "googleapis.com",
    };

    /// <summary>Answers a request of <c>grant_type=refresh_token</c>: a token with its scopes, or a refusal.</summary>
    public (string? Token, string Scopes, TokenRefusal? Refusal) Exchange(IFormCollection form)
    {
        if (form["client_id"] != _clientId || form["client_secret"] != _clientSecret)
        {
            return (null, "", new TokenRefusal("invalid_client", "The OAuth client was not found.", 401));
        }

        if (form["refresh_token"] != _refreshToken)
        {
            return (null, "", new TokenRefusal("invalid_grant", "Bad Request"));
        }

        var wanted = form["scope"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!wanted.All(Granted.Contains))
        {
            return (null, "", TokenRefusal.BadScope);
        }

        var scopes = wanted.Length > 0 ? wanted : Granted;
        lock (company.Gate)
        {
            return company.Roster.Find(company.Admin) is { CanSignIn: true } admin
                ? (tokens.Issue(admin, scopes), string.Join(' ', scopes), null)
                : (null, "", new TokenRefusal("invalid_grant", "The account has been deleted"));
        }
    }
}
