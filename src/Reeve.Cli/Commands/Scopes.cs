using Reeve.Google.Identity;

namespace Reeve.Cli.Commands;

/// <summary>Scopes as they are typed.</summary>
internal static class Scopes
{
    /// <summary>Makes each of them whole: <c>drive</c> is <c>https://www.googleapis.com/auth/drive</c>. Several may stand together, with blanks or commas between.</summary>
    public static IReadOnlyList<string> Whole(IEnumerable<string>? scopes) =>
    [
        .. (scopes ?? []).SelectMany(scope => scope.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
            .Select(scope => scope.Contains("://", StringComparison.Ordinal) || IsOpenId(scope) ? scope : GoogleScopes.Prefix + scope)
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Source: OpenID Connect Core 1.0 §5.4: the scopes that are plain words.</summary>
    private static bool IsOpenId(string scope) => scope is "openid" or "email" or "profile";
}
