using System.Collections.Immutable;
using Reeve.Core.Trees;

namespace Reeve.Core.Policies;

/// <summary>Where a principal stands, seen from the workspace.</summary>
public enum Standing
{
    /// <summary>Of the workspace's own domains.</summary>
    Inside,

    /// <summary>Outside, but of a domain that a tree may list.</summary>
    Trusted,

    /// <summary>Outside; or anyone at all.</summary>
    Outside,
}

/// <summary>Who is inside.</summary>
/// <param name="Domains">Own domains: exact names, or <c>*.corp.example</c> for subdomains; lower case, not empty.</param>
/// <param name="Trusted">Outside domains that a tree may list, in the same form.</param>
/// <param name="Admin">In whose name roots are looked up; lower case; null if not given.</param>
public sealed record Workspace(ImmutableArray<string> Domains, ImmutableArray<string> Trusted, string? Admin)
{
    // Source: Drive API v3, permissions, "domain": a target audience is <id>.audience.googledomains.com.
    private const string TargetAudience = ".audience.googledomains.com";

    /// <summary>Tells where a principal stands. Target audiences are inside; service accounts are outside unless their domain is listed.</summary>
    public Standing StandingOf(Principal principal)
    {
        var domain = principal.DomainName;
        if (principal.Kind == PrincipalKind.Anyone)
        {
            return Standing.Outside;
        }

        return domain.EndsWith(TargetAudience, StringComparison.Ordinal) || Domains.Any(pattern => Matches(pattern, domain)) ? Standing.Inside
            : Trusted.Any(pattern => Matches(pattern, domain)) ? Standing.Trusted
            : Standing.Outside;
    }

    /// <summary>Whether the address is one of the workspace's own.</summary>
    public bool IsInside(string address) => StandingOf(Principal.User(address)) == Standing.Inside;

    /// <summary>Whether a grant to this principal is an exposure: to someone outside, or to anyone.</summary>
    public bool IsExposure(Principal principal) => !principal.IsDeletedAccount && StandingOf(principal) != Standing.Inside;

    private static bool Matches(string pattern, string domain) => pattern.StartsWith("*.", StringComparison.Ordinal)
        ? domain.Length > pattern.Length - 1 && domain.EndsWith(pattern[1..], StringComparison.Ordinal)
        : domain == pattern;
}
