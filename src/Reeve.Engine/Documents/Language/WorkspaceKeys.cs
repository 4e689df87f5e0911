namespace Reeve.Engine.Documents.Language;

/// <summary>The keys of <c>workspace</c>. What each is for, it says itself.</summary>
internal static class WorkspaceKeys
{
    public static BlockKey Domains { get; } = new("domains", new ValueShape.List(ValueForms.Domains.Shape, MayBeEmpty: false),
        "Your own domains: addresses here are inside. `\"*.corp.example\"`, in quotes, means all subdomains, not `corp.example` itself.")
    {
        IfMissing = "`domains: [<your domain>]`",
    };

    public static BlockKey Trusted { get; } = new("trusted", new ValueShape.List(ValueForms.Domains.Shape),
        "Domains outside whose users and groups a tree may list. Anybody else outside needs an entry in `exceptions`, with a date and a reason.");

    public static BlockKey Admin { get; } = new("admin", ValueForms.Address.Shape,
        "An administrator of the workspace, in whose name roots, users, groups and shared drives are looked up. Left out: every tree needs `as`.");

    public static BlockKeys All { get; } = new("workspace", "`workspace`", [Domains, Trusted, Admin]);
}
