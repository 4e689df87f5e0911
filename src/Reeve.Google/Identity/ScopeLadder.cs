namespace Reeve.Google.Identity;

/// <summary>Scopes of which any one will do, the least first.</summary>
/// <param name="scopes">Not empty. Each may be several scopes, separated by blanks, that are needed together.</param>
internal sealed class ScopeLadder(params IReadOnlyList<string> scopes)
{
    /// <summary>The scopes, the least first; never empty.</summary>
    public IReadOnlyList<string> Scopes => scopes;

    /// <summary>The same text for the same scopes.</summary>
    public string Name { get; } = string.Join('\n', scopes);
}
