namespace Reeve.Sandbox.Iam;

/// <summary>Who may sign and make tokens as the service account. Safe for any thread.</summary>
internal sealed class IamAccess(IEnumerable<string> creators)
{
    private volatile IReadOnlyList<string> _creators = Normal(creators);

    /// <summary>The addresses that have <c>roles/iam.serviceAccountTokenCreator</c> on the service account.</summary>
    public IReadOnlyList<string> TokenCreators
    {
        get => _creators;
        set => _creators = Normal(value);
    }

    private static IReadOnlyList<string> Normal(IEnumerable<string> addresses) => [.. addresses.Select(each => each.Trim().ToLowerInvariant())];
}
