using Reeve.Core.Policies;
using Reeve.Core.Trees;
using Reeve.Engine.Crawling;
using Reeve.Engine.People;
using Reeve.Engine.Ports;
using Reeve.Google;
using Reeve.Google.Drive;

namespace Reeve.Engine.Tests.Crawling;

/// <summary>Reads trees of a sandbox, or of whatever answers, without a policy for them.</summary>
internal static class Reader
{
    public static Workspace Workspace(string? admin = "admin@corp.example") => new(["corp.example"], ["partner.example"], admin);

    public static Task<SourcedTree> ReadDriveAsync(this SandboxWorkspace sandbox, string idOrName, string? reader = null, string? admin = "admin@corp.example") =>
        ReadAsync(sandbox.Google(), new TreeTarget("docs", new TreeRoot.Drive(idOrName), reader), admin);

    public static Task<SourcedTree> ReadFolderAsync(this SandboxWorkspace sandbox, string id, string? reader = null, string? admin = "admin@corp.example") =>
        ReadAsync(sandbox.Google(), new TreeTarget("docs", new TreeRoot.Folder(id), reader), admin);

    public static Task<SourcedTree> ReadAsync(GoogleClient google, TreeTarget target, string? admin = "admin@corp.example")
    {
        var workspace = Workspace(admin);
        var roster = new ActorRoster(google, DriveAccess.ReadMetadata, workspace);
        var organization = new Organization(admin is null ? null : google.DirectoryAs(admin), admin);
        return new DriveTreeSource(google, roster, new GrantMapper(), organization).ReadAsync(target, workspace, null, TestContext.Current.CancellationToken);
    }

    /// <summary>An item's grants, as <c>user:a@b writer</c>, a direct part with <c>!</c>, by principal.</summary>
    public static string GrantsOf(this Tree tree, string id) => tree.TryFind(id, out var item)
        ? item.IsKnown ? string.Join(", ", item.Grants.Select(Text).Order(StringComparer.Ordinal)) : "unknown"
        : "not there";

    private static string Text(Grant grant) =>
        $"{grant.Grantee.Principal}{(grant.IsDirect ? $" {grant.Direct.Name()}!" : "")}{(grant.Inherited == Role.None ? "" : $" {grant.Inherited.Name()}")}";
}
