using Reeve.Core.Policies;
using Reeve.Engine.Ports;

namespace Reeve.Engine.Asking;

/// <summary>Something to read: a tree of the policy, a folder or drive, or all that a user owns.</summary>
/// <param name="Target">Where it starts.</param>
/// <param name="Policy">What the policy says of it; null if nothing.</param>
/// <param name="User">Whose everything it is; null for a tree.</param>
internal sealed record Scope(TreeTarget Target, TreePolicy? Policy, string? User = null)
{
    /// <summary>How the key of what somebody owns begins.</summary>
    public const string OwnedBy = "owned by ";

    /// <summary>The scope of a policy's tree.</summary>
    public static Scope Of(TreePolicy tree, string? reader) => new(TreeTarget.Of(tree) with { As = reader ?? tree.As }, tree);

    /// <summary>Names the scope: the same for whoever asks about the same thing.</summary>
    public string Key => User is { } user ? OwnedBy + user : $"{(Target.Root is TreeRoot.Drive ? "drive" : "folder")}:{Target.Root.Text} as {Target.As}";
}
