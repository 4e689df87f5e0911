using Microsoft.AspNetCore.Http;

namespace Reeve.Sandbox.Tokens;

/// <summary>Finds the access token that came with a request. Source: RFC 6750 §2.</summary>
internal static class Bearer
{
    private const string Scheme = "Bearer ";

    /// <summary>Returns whether there was a token, and what it stands for: null unless it is good and its account can sign in.</summary>
    public static (bool HasToken, IssuedToken? Issued) Of(HttpRequest request, IssuedTokens tokens)
    {
        var header = request.Headers.Authorization.ToString();
        var token = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim()
            : header.Length > 0 ? "" : request.Query["access_token"].FirstOrDefault();

        return (token is not null, token is not null && tokens.Find(token) is { Account.CanSignIn: true } issued ? issued : null);
    }
}
