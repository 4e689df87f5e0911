using Reeve.Acceptance.Independent;

namespace Reeve.Acceptance.Generated.Whole;

/// <summary>Where a tree lies.</summary>
public enum Place
{
    /// <summary>A folder of My Drive.</summary>
    MyDrive,

    /// <summary>A whole shared drive.</summary>
    SharedDrive,

    /// <summary>A folder inside a shared drive.</summary>
    InSharedDrive,
}

/// <summary>How strictly lists are meant.</summary>
internal enum Mode
{
    Exact,
    Ceiling,
    Floor,
}

/// <summary>An entry of a list.</summary>
/// <param name="Who">As <see cref="Grant.Who"/> has it, but perhaps by another address of the same account.</param>
/// <param name="Role">The role.</param>
/// <param name="Findable">Whether search may find it for them; of a domain or of anyone only.</param>
internal sealed record Line(string Who, Role Role, bool Findable = false);

/// <summary>What an override does.</summary>
internal enum Turn
{
    Widens,
    Limits,
    Ignores,
}

/// <summary>An override.</summary>
/// <param name="Path">The pattern of its paths; empty for one by id.</param>
/// <param name="Folder">The id of its folder or file; empty for one by path.</param>
/// <param name="Turn">What it does.</param>
/// <param name="Access">Its list.</param>
internal sealed record Override(string Path, string Folder, Turn Turn, IReadOnlyList<Line> Access);

/// <summary>An exception.</summary>
internal sealed record Exemption(string File, Line Allow, bool HasEnded);

/// <summary>What a policy says of one tree.</summary>
/// <param name="Place">Where the tree lies.</param>
/// <param name="Root">The id of its root.</param>
/// <param name="Mode">The mode.</param>
/// <param name="Access">The tree's own list.</param>
internal sealed record Terms(Place Place, string Root, Mode Mode, IReadOnlyList<Line> Access)
{
    public string? As { get; init; }

    public IReadOnlyList<Override> Overrides { get; init; } = [];

    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    public bool IsLimited { get; init; }

    public bool Opens { get; init; }

    public bool? Resharing { get; init; }

    public bool? Download { get; init; }

    public bool? MembersOnly { get; init; }

    public bool? InternalOnly { get; init; }

    public string? Owner { get; init; }

    public int? ExpiryDays { get; init; }

    public IReadOnlyList<string> Protected { get; init; } = [];

    /// <summary>Every list of the tree.</summary>
    public IEnumerable<Line> Lines => Access.Concat(Overrides.SelectMany(one => one.Access));

    public bool IsProtected(string who) => Protected.Contains(who[(who.IndexOf(':', StringComparison.Ordinal) + 1)..]);

    /// <summary>One principal under the address that Drive shows.</summary>
    public static string Shown(string who) => who.Replace(Cast.FayToo, Cast.Fay, StringComparison.Ordinal);
}
