using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>Something that a run cannot put right by itself, with its mend.</summary>
/// <param name="File">The file id of the item concerned.</param>
/// <param name="Path">Its path below the root.</param>
/// <param name="Code">One of <see cref="ProblemCodes"/>; scripts depend on it.</param>
/// <param name="Message">What is so, and what would mend it; for people.</param>
public sealed record Problem(string File, string Path, string Code, string Message)
{
    /// <summary>The tree, as the policy names it; empty if the problem is the policy's own.</summary>
    public string Tree { get; init; } = "";

    /// <summary>Whether it keeps the policy's promise on a block's root from being kept: until it is mended nobody inside loses anything in the block.</summary>
    public bool BreaksPromise { get; init; }

    internal static Problem At(Item item, string code, string message) => new(item.Id, item.Path, code, message);
}

/// <summary>The codes of problems.</summary>
public static class ProblemCodes
{
    /// <summary>The root inherits more than is allowed from a folder above it.</summary>
    public const string InheritedFromAbove = "inherited-from-above";

    /// <summary>At or below a folder that somebody limited, something differs and is left alone.</summary>
    public const string LimitedKept = "limited-kept";

    /// <summary>The root of the tree is itself a limited folder.</summary>
    public const string RootLimited = "root-limited";

    /// <summary>An override would limit a file; only folders can be limited.</summary>
    public const string LimitedFile = "limited-file";

    /// <summary>Limiting a folder cuts off somebody who is protected.</summary>
    public const string ProtectedCutOff = "protected-cut-off";

    /// <summary>A grant of an account that no longer exists.</summary>
    public const string DeletedAccount = "deleted-account";

    /// <summary>The item belongs to somebody outside the workspace.</summary>
    public const string OwnerOutside = "owner-outside";

    /// <summary>The item's owner cannot be acted as, so nobody can hand it over.</summary>
    public const string OwnerNotActable = "owner-not-actable";

    /// <summary>The item's owner is protected, so it stays.</summary>
    public const string OwnerProtected = "owner-protected";

    /// <summary>The item's grants could not be read.</summary>
    public const string Unknown = "unknown";

    /// <summary>Nobody that can be acted as may make the change.</summary>
    public const string NoActor = "no-actor";

    /// <summary>Only the owner may switch re-sharing, and cannot be acted as.</summary>
    public const string ResharingNeedsOwner = "resharing-needs-owner";

    /// <summary>A shared drive's restriction keeps folders from being shared further, not files.</summary>
    public const string ResharingPartly = "resharing-partly";

    /// <summary>Google has no end for a grant that is to have one.</summary>
    public const string ExpiryNotPossible = "expiry-not-possible";

    /// <summary>Google has no such role there.</summary>
    public const string RoleNotPossible = "role-not-possible";

    /// <summary>The one who reads the tree would lose access to it.</summary>
    public const string ReaderLosesAccess = "as-loses-access";

    /// <summary>A listed address is nobody that the service knows.</summary>
    public const string Unresolved = "unresolved";

    /// <summary>A listed address was somebody who has left since.</summary>
    public const string Left = "left";

    /// <summary>An override matches nothing.</summary>
    public const string NoMatch = "no-match";

    /// <summary>A line of an override gives less than what holds above, so it does nothing.</summary>
    public const string NoEffect = "no-effect";

    /// <summary>An exception is not honoured any more.</summary>
    public const string ExceptionEnded = "exception-ended";

    /// <summary>An exception names an item that is not in the tree.</summary>
    public const string ExceptionNoMatch = "exception-no-match";

    /// <summary>A run has taken grants away, and what lay hidden under them could not be looked for.</summary>
    public const string NotReadAgain = "not-read-again";

    /// <summary>Whether a problem leaves the answer itself unsure, so that a run cannot end as done.</summary>
    public static bool MakesUnsure(string code) => code is Unresolved or Unknown or NoMatch or NotReadAgain;
}
