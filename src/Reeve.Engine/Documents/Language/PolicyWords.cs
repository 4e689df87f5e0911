namespace Reeve.Engine.Documents.Language;

/// <summary>The words that the policy language has for values.</summary>
internal static class PolicyWords
{
    private const Circumstances Many = Circumstances.OfDomain | Circumstances.OfAnyone;

    /// <summary>How strictly access is meant.</summary>
    public static ValueShape.Words Modes { get; } = new(
        new Word("exact", "Just this: what is missing is granted, what is too much is taken away."),
        new Word("ceiling", "At most this: nothing is granted or raised."),
        new Word("floor", "At least this: nothing is taken away or lowered."));

    /// <summary>What becomes of folders that somebody limited.</summary>
    public static ValueShape.Words LimitedFolders { get; } = new(
        new Word("keep", "They stay so: at and below them only exposures and domain-wide grants are removed or lowered, the rest is reported."),
        new Word("open", "They are opened: they inherit again.")
        {
            Bans = [new(Circumstances.Ceiling, "to open a folder gives access, which `mode: ceiling` never does; write `keep`, or leave `limitedFolders` out.")],
        });

    /// <summary>The ways to let anyone in.</summary>
    public static ValueShape.Words WaysIn { get; } = new(
        new Word("link", "Whoever has the link."),
        new Word("findable", "Everyone, and search finds it."));

    /// <summary>May look.</summary>
    public static Word Reader { get; } = new("reader", "May look.");

    /// <summary>May look and comment.</summary>
    public static Word Commenter { get; } = new("commenter", "May look and comment.");

    /// <summary>May edit.</summary>
    public static Word Writer { get; } = new("writer", "May edit, and share further where that is not switched off.");

    /// <summary>Content manager.</summary>
    public static Word FileOrganizer { get; } = new("fileOrganizer", "Content manager: may edit, move and delete. Shared drives, and folders in them, only.")
    {
        Bans = [new(Many, "`fileOrganizer` is for users and groups; write `reader`, `commenter` or `writer` for a domain or anyone.")],
    };

    /// <summary>Manager of a shared drive.</summary>
    public static Word Organizer { get; } = new("organizer", "Manager: has all of the shared drive, and decides who is a member.")
    {
        Bans =
        [
            new(Circumstances.AtFolder, "`organizer` is the role of those who manage a shared drive, and this tree starts at a folder; write `fileOrganizer` or less, or start the tree with `drive`."),
            new(Many, "`organizer` is for users and groups; write `reader`, `commenter` or `writer` for a domain or anyone."),
        ],
    };
}
