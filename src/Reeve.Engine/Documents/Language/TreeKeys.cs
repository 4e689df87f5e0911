namespace Reeve.Engine.Documents.Language;

/// <summary>The keys of a tree. What each is for, it says itself.</summary>
internal static class TreeKeys
{
    private const string DriveOnly = "is a restriction of a whole shared drive, and this tree starts at a folder; leave it out, or start the tree with `drive`.";
    private const string NotInFloor = "can take something away, which `mode: floor` never does; leave it out, or write another mode.";

    public static BlockKey Root { get; } = new("root", ValueForms.Root.Shape, "The folder at which the tree starts: its ID, or its URL from the browser.");

    public static BlockKey Drive { get; } = new("drive", ValueForms.Drive.Shape, "The shared drive that the tree is: its ID, its URL from the browser, or its name if no other shared drive bears it.");

    public static BlockKey As { get; } = new("as", ValueForms.Address.Shape,
        "The user in whose name the tree is read. Left out: the owner of the root, or an organizer of the shared drive, found as `workspace.admin`.");

    public static BlockKey Mode { get; } = new("mode", ValueForms.Mode.Shape, "How strictly `access` is meant.") { IfMissing = "`mode: exact`, `ceiling` or `floor`" };

    public static BlockKey Access { get; } = new("access", new ValueShape.List(new ValueShape.Block(AccessKeys.OfTree.All)),
        "Who may have what on the root, and through it below; nobody: `[]`. In a shared drive these are its members, and one must be an `organizer`.")
    {
        IfMissing = "who may have what, or `access: []` for nobody",
    };

    public static BlockKey Resharing { get; } = new("resharing", ValueForms.Switch.Shape,
        "Whether those who may edit may share further. In a shared drive: whether they may share folders. Left out: it stays as it is.")
    {
        Bans = [new(Circumstances.Floor, $"`resharing` {NotInFloor}")],
    };

    public static BlockKey Download { get; } = new("download", ValueForms.Switch.Shape,
        "Whether readers and commenters may download, print and copy. Left out: it stays as it is.")
    {
        Bans = [new(Circumstances.Floor, $"`download` {NotInFloor}")],
    };

    public static BlockKey MembersOnly { get; } = new("membersOnly", ValueForms.Switch.Shape,
        "Shared drives: whether only members may have access to what is in it. Left out: it stays as it is.")
    {
        Bans = [new(Circumstances.AtFolder, $"`membersOnly` {DriveOnly}"), new(Circumstances.Floor, $"`membersOnly` {NotInFloor}")],
    };

    public static BlockKey InternalOnly { get; } = new("internalOnly", ValueForms.Switch.Shape,
        "Shared drives: whether only people of the workspace may have access to what is in it. Left out: it stays as it is.")
    {
        Bans = [new(Circumstances.AtFolder, $"`internalOnly` {DriveOnly}"), new(Circumstances.Floor, $"`internalOnly` {NotInFloor}")],
    };

    public static BlockKey Owner { get; } = new("owner", ValueForms.Address.Shape, "The user to whom every item is to belong. Left out: owners stay. Google sends a mail about each transfer.")
    {
        Bans =
        [
            new(Circumstances.AtDrive, "what is in a shared drive belongs to the drive and to no user; leave `owner` out."),
            new(Circumstances.Ceiling | Circumstances.Floor, "to move ownership gives and takes, which only `mode: exact` does; leave `owner` out, or write `mode: exact`."),
        ],
    };

    public static BlockKey ExternalExpiry { get; } = new("externalExpiry", ValueForms.Days.Shape,
        "After how many days at the latest an allowed grant to somebody outside ends, `1d` to `365d`. While it is listed it is renewed, so that it ends by itself when Reeve stops.")
    {
        Bans = [new(Circumstances.Floor, $"`externalExpiry` {NotInFloor}")],
    };

    public static BlockKey Limited { get; } = new("limited", ValueForms.Switch.Shape, "`true`: the root inherits nothing from the folders above it; only `access` holds.")
    {
        Bans =
        [
            new(Circumstances.AtDrive, "nothing is above a shared drive that it could inherit from; leave `limited` out."),
            new(Circumstances.Ceiling | Circumstances.Floor, "to cut inheritance gives and takes, which only `mode: exact` does; leave `limited` out, or write `mode: exact`."),
        ],
    };

    public static BlockKey LimitedFolders { get; } = new("limitedFolders", PolicyWords.LimitedFolders, "What becomes of folders that somebody limited by hand, which therefore inherit nothing. Left out: `keep`.");

    public static BlockKey Overrides { get; } = new("overrides", new ValueShape.List(new ValueShape.Block(OverrideKeys.All)),
        "Folders and files with rules of their own. All that match count; of two on one item the later one wins.");

    public static BlockKey Exceptions { get; } = new("exceptions", new ValueShape.List(new ValueShape.Block(ExceptionKeys.All)),
        "What is allowed until a day, though no list has it: an outsider on one file, say.");

    public static BlockKeys All { get; } = new(
        "tree",
        "a tree",
        [Root, Drive, As, Mode, Access, Resharing, Download, MembersOnly, InternalOnly, Owner, ExternalExpiry, Limited, LimitedFolders, Overrides, Exceptions])
    {
        OneOf = new([Root, Drive], "this tree starts nowhere; add `root: <a folder's ID or URL>` or `drive: <a shared drive's ID, URL or name>`.", "a tree starts at one of the two"),
    };
}
