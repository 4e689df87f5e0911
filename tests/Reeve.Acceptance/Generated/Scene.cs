using Reeve.Acceptance.Independent;

namespace Reeve.Acceptance.Generated;

/// <summary>A generated tree and what its policy says.</summary>
/// <param name="Root">The root's id.</param>
/// <param name="As">Who reads the tree; null for the root's owner, looked up by the administrator.</param>
/// <param name="Listed">The entries of <c>access</c>, as the policy writes them.</param>
/// <param name="Resharing">The switch; null for no opinion.</param>
/// <param name="Protected">The address that is protected; null for none.</param>
internal sealed record Scene(string Root, string? As, IReadOnlyDictionary<string, Role> Listed, bool? Resharing, string? Protected)
{
    /// <summary>In whose name the tree is read.</summary>
    public string Reader => As ?? Running.Workspace.Ada;

    /// <summary>What the policy allows a principal; another address of somebody counts for them.</summary>
    public Role Allowed(string who) => Listed
        .Where(entry => entry.Key.Replace(Cast.FayToo, Cast.Fay, StringComparison.Ordinal) == who)
        .Select(entry => entry.Value).DefaultIfEmpty().Max();

    public bool IsProtected(string who) => Protected is not null && who[(who.IndexOf(':', StringComparison.Ordinal) + 1)..] == Protected;

    /// <summary>The policy's text.</summary>
    public string ToYaml() => $"""
        version: 1
        workspace:
          domains: [corp.example]
          trusted: [partner.example]
          admin: admin@corp.example
        trees:
          docs:
            root: {Root}
            mode: exact
        {(As is null ? "" : $"    as: {As}")}
        {(Resharing is { } resharing ? $"    resharing: {(resharing ? "true" : "false")}" : "")}
            access:{(Listed.Count == 0 ? " []" : "")}
        {string.Join('\n', Listed.Select(entry => $"      - {{ {entry.Key.Replace(":", ": ", StringComparison.Ordinal)}, role: {entry.Value.Text()} }}"))}
        safety:
          maxChanges: 1000
        {(Protected is null ? "" : $"  protect: [{Protected}]")}
        """;
}
