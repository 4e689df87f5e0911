using Reeve.Google.Drive;
using Reeve.Http.Failures;

namespace Reeve.Engine.Crawling;

/// <summary>Reads the folder that a tree starts at, and says in one sentence why it cannot be.</summary>
internal sealed class RootReader(ActorRoster roster, ReadingJob job)
{
    private readonly string _id = job.Target.Root.Text;
    private readonly string _name = job.Target.Name;

    /// <summary>Reads it in the name of whoever is to read the tree; where nobody is named, of the administrator.</summary>
    /// <returns>The root, and who saw it.</returns>
    public async Task<(DriveFile Root, string SeenBy)> ReadAsync(CancellationToken cancellationToken)
    {
        if (job.Target.As is { } reader)
        {
            return (await ReadAsync(reader, cancellationToken), reader);
        }

        var admin = job.Workspace.Admin ?? throw new InvalidOperationException("The policy names nobody who can read the tree.");
        try
        {
            var root = await roster.As(admin).GetFileAsync(_id, cancellationToken);
            RefuseUnlessFolder(root);
            return (root, admin);
        }
        catch (ApiException refused) when (refused.Fault is ApiFault.NotFound)
        {
            throw new EngineException(EngineFault.NotAllowed,
                $"`{admin}` (`workspace.admin`) does not see the root `{_id}` of the tree `{_name}`; check the ID, or add `as: <user>`, one who may share it, to the tree.", refused);
        }
    }

    /// <summary>Reads it in the name of one user.</summary>
    public async Task<DriveFile> ReadAsync(string reader, CancellationToken cancellationToken)
    {
        try
        {
            var root = await roster.As(reader).GetFileAsync(_id, cancellationToken);
            RefuseUnlessFolder(root);
            return root;
        }
        catch (ApiException refused) when (refused.Reason is "notFound" or "insufficientFilePermissions")
        {
            throw new EngineException(EngineFault.NotAllowed,
                $"`{reader}` does not see the root `{_id}` of the tree `{_name}`; check the ID, or set `as:` to a user who may share that folder.", refused);
        }
    }

    /// <summary>The owner of a root in My Drive, in lower case, who has to be inside.</summary>
    public string OwnerOf(DriveFile root) => root.OwnerEmail is { } owner && job.Workspace.IsInside(owner)
        ? owner.ToLowerInvariant()
        : throw new EngineException(EngineFault.NotAllowed,
            $"The root of the tree `{_name}` belongs to `{root.OwnerEmail}`, outside the workspace; add `as: <user>`, one who may share it, to the tree.");

    private void RefuseUnlessFolder(DriveFile root)
    {
        if (!root.IsFolder)
        {
            throw new EngineException(EngineFault.Usage, $"The root `{_id}` of the tree `{_name}` is `{root.Name}`, not a folder; a tree starts at a folder.");
        }
    }
}
