namespace Reeve.Engine.Documents.Language;

/// <summary>The keys of a whole policy. What each is for, it says itself.</summary>
internal static class PolicyKeys
{
    // Of ASCII just what a name may have; of the rest, of which not all editors know what is a letter, anything but blanks.
    private const string TreeName = @"^[^\x00-/:-@\[-`{-\x7F\s][^\x00-,/:-@\[-\^`{-\x7F\s]*$";

    public static BlockKey Version { get; } = new("version", ValueForms.Version.Shape, "The version of the policy language: `1`.") { IfMissing = "`version: 1`" };

    public static BlockKey Workspace { get; } = new("workspace", new ValueShape.Block(WorkspaceKeys.All), "Who is inside.")
    {
        IfMissing = "`workspace: { domains: [<your domain>] }`",
    };

    public static BlockKey Trees { get; } = new("trees", new ValueShape.Named(TreeName, TreeKeys.All), "The folders and shared drives that are kept to this policy, each under a name of your choice.")
    {
        IfMissing = "at least one tree under `trees:`",
    };

    public static BlockKey Safety { get; } = new("safety", new ValueShape.Block(SafetyKeys.All), "What a run may do at most.");

    public static BlockKeys All { get; } = new("policy", "a policy", [Version, Workspace, Trees, Safety]) { Later = ["guardrails"] };
}
