namespace Reeve.Engine.Documents.Language;

/// <summary>The keys of an entry of <c>overrides</c>. What each is for, it says itself.</summary>
internal static class OverrideKeys
{
    public static BlockKey Path { get; } = new("path", ValueForms.Path.Shape,
        "Which folders or files, by path below the root: `*` stands for any characters within a name, `**` for any number of levels. Names can be changed by whoever may edit; an ID cannot: see `folder`.");

    public static BlockKey Folder { get; } = new("folder", ValueForms.Item.Shape, "Which folder or file, by its ID or URL: this holds when it is renamed or moved within the tree.");

    public static BlockKey Limited { get; } = new("limited", ValueForms.Switch.Shape,
        "`true`: the folder inherits nothing from above; only this `access` holds there and below.")
    {
        Bans =
        [
            new(Circumstances.Ignored, "`ignore: true` stands alone, for what is left to others is not cut off here; leave one of the two out."),
            new(Circumstances.Ceiling | Circumstances.Floor, "to cut inheritance gives and takes, which only `mode: exact` does; leave `limited` out, or write `mode: exact`."),
        ],
    };

    public static BlockKey Ignore { get; } = new("ignore", ValueForms.Switch.Shape,
        "`true`, alone: the folder and all below it are left to others; they are read and counted, and never changed.");

    public static BlockKey Access { get; } = new("access", new ValueShape.List(new ValueShape.Block(AccessKeys.OfOverride.All)),
        "Who may have what here and below. It adds to what is above: the higher role counts. With `limited: true` it stands alone.")
    {
        IfMissing = "who may have what here, or `ignore: true`",
        Bans = [new(Circumstances.Ignored, "`ignore: true` stands alone, for what is left to others has no `access` here; leave one of the two out.")],
    };

    public static BlockKeys All { get; } = new("override", "an entry of `overrides`", [Path, Folder, Access, Limited, Ignore])
    {
        OneOf = new([Path, Folder], "this entry says nothing of where it holds; add `path: /<path below the root>` or `folder: <its ID or URL>`.", "give each an entry of its own"),
    };
}
