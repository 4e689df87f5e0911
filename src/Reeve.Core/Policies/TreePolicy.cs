using System.Collections.Immutable;
using Reeve.Core.Trees;

namespace Reeve.Core.Policies;

/// <summary>What one tree's access is to be.</summary>
/// <param name="Name">Its name in the policy.</param>
/// <param name="Root">Where it starts.</param>
/// <param name="Mode">How strictly <paramref name="Access"/> is meant; overrides have the same.</param>
/// <param name="Access">Who may have what, in the order of the file; each principal once; empty: nobody but the owner.</param>
public sealed record TreePolicy(string Name, TreeRoot Root, Mode Mode, ImmutableArray<Access> Access)
{
    /// <summary>The line of the policy on which its root stands, from 1; 0 if it was not read from a file.</summary>
    public int RootLine { get; init; }

    /// <summary>Who reads the tree, in lower case; null: the owner of the root, or an organizer of the drive.</summary>
    public string? As { get; init; }

    /// <summary>What may be done with what one has.</summary>
    public Restrictions Restrictions { get; init; } = Restrictions.None;

    /// <summary>To whom every item is to belong, in lower case; null: no opinion. Mode exact, My Drive.</summary>
    public string? Owner { get; init; }

    /// <summary>After how many days at the latest an allowed grant to somebody outside ends, 1 to 365; null: no opinion. Not in mode floor.</summary>
    public int? ExternalExpiryDays { get; init; }

    /// <summary>Whether the root is to inherit nothing from above. Mode exact.</summary>
    public bool IsLimited { get; init; }

    /// <summary>Whether folders that somebody limited by hand are to be opened; if not, they are kept.</summary>
    public bool OpensLimitedFolders { get; init; }

    /// <summary>Folders and files with rules of their own, in the order of the file: of two on one item the later wins.</summary>
    public ImmutableArray<Override> Overrides { get; init; } = [];

    /// <summary>Grants that are allowed for a time, in the order of the file.</summary>
    public ImmutableArray<Exemption> Exemptions { get; init; } = [];

    /// <summary>Where a part of it stands in the policy, for reasons given to people: <c>trees.finance.access</c>.</summary>
    public string Rule(string part) => $"trees.{Name}.{part}";

    /// <summary>Where its list of access stands in the policy.</summary>
    public string AccessRule => Rule("access");
}

/// <summary>Where a tree starts.</summary>
public abstract record TreeRoot
{
    private TreeRoot()
    {
    }

    /// <summary>A folder, in My Drive or inside a shared drive.</summary>
    /// <param name="Id">Its file id.</param>
    public sealed record Folder(string Id) : TreeRoot;

    /// <summary>A whole shared drive.</summary>
    /// <param name="IdOrName">Its id, or a name that only one drive bears.</param>
    public sealed record Drive(string IdOrName) : TreeRoot;

    /// <summary>The id, or the name, as the policy writes it.</summary>
    public string Text => this is Folder folder ? folder.Id : ((Drive)this).IdOrName;
}

/// <summary>How strictly the access of a tree is meant.</summary>
public enum Mode
{
    /// <summary>Just this: what is missing is granted, what is too much is taken away.</summary>
    Exact,

    /// <summary>At most this: nothing is created or raised.</summary>
    Ceiling,

    /// <summary>At least this: nothing is removed or lowered.</summary>
    Floor,
}
