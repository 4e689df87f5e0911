using System.Collections.Immutable;

namespace Reeve.Engine.Documents.Language;

/// <summary>A key of the policy language.</summary>
/// <param name="Name">The key.</param>
/// <param name="Shape">What stands under it.</param>
/// <param name="Says">What it is for: what editors show, Markdown.</param>
internal sealed record BlockKey(string Name, ValueShape Shape, string Says)
{
    /// <summary>What to add where it is missing, for people; null if it may be left out. Where it is banned it is not missing.</summary>
    public string? IfMissing { get; init; }

    /// <summary>Where it has no place.</summary>
    public ImmutableArray<Ban> Bans { get; init; } = [];
}
