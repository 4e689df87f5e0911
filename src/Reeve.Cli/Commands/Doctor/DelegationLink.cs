namespace Reeve.Cli.Commands.Doctor;

/// <summary>The page of the Admin console where scopes are delegated, with its form filled in.</summary>
internal static class DelegationLink
{
    private const string Page = "https://admin.google.com/ac/owl/domainwidedelegation";

    /// <summary>Returns the address.</summary>
    /// <param name="clientId">The service account's number; null where it is not known.</param>
    /// <param name="scopes">All scopes that the client is to have: the page replaces the list it has.</param>
    /// <remarks>The parameters are not documented; this is the form that other tools use. Observed 2026-08.</remarks>
    public static string Of(string? clientId, IEnumerable<string> scopes) => clientId is null
        ? Page
        : $"{Page}?clientScopeToAdd={string.Join(',', scopes.Distinct().Order(StringComparer.Ordinal))}&clientIdToAdd={clientId}&overwriteClientId=true";
}
