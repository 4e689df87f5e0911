using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Engine.Crawling;
using Reeve.Engine.Ports;
using Reeve.Http.Failures;

namespace Reeve.Engine.Asking;

/// <summary>Finds out what the words of a request mean.</summary>
internal sealed class ScopeFinder(AskRequest request, ActorRoster roster, Workspace workspace, string? reads)
{
    private ImmutableArray<TreePolicy> Trees => request.Policy?.Trees ?? [];

    /// <summary>The scopes, in the order asked for, each once.</summary>
    /// <exception cref="EngineException">A word means nothing, or nothing was asked for.</exception>
    public async Task<IReadOnlyList<Scope>> FindAsync(CancellationToken cancellationToken)
    {
        var scopes = new List<Scope>();
        foreach (var text in request.Scopes)
        {
            scopes.Add(TreeCalled(text) is { } tree ? Scope.Of(tree, request.As) : await FindAsync(text, cancellationToken));
        }

        if (request.User is { } user)
        {
            scopes.Add(Owned(user));
        }

        if (scopes.Count == 0)
        {
            scopes.AddRange(Trees.Select(tree => Scope.Of(tree, request.As)));
        }

        return scopes.Count > 0 ? [.. scopes.DistinctBy(scope => scope.Key)] : throw new EngineException(EngineFault.Usage,
            "There is nothing to look at: name a folder or a shared drive by its ID or URL, or say `--user USER` for all that somebody owns.");
    }

    private TreePolicy? TreeCalled(string text) => Trees.FirstOrDefault(tree => tree.Name == text)
        ?? Trees.FirstOrDefault(tree => tree.Root is TreeRoot.Drive && tree.Root.Text == text)
        ?? (ItemAddress.TryParse(text, out var id) ? Trees.FirstOrDefault(tree => tree.Root.Text == id) : null);

    private static Scope Owned(string user) => user.IndexOf('@', StringComparison.Ordinal) is > 0
        ? new Scope(new TreeTarget(user, new TreeRoot.Folder("root"), user), null, user)
        : throw new EngineException(EngineFault.Usage, $"`{user}` is not the address of a user; write it like `ada@corp.example`.");

    private async Task<Scope> FindAsync(string text, CancellationToken cancellationToken)
    {
        if (!ItemAddress.TryParse(text, out var id) || !(ItemAddress.LooksLikeId(id) || text != id))
        {
            return await DriveCalledAsync(text, cancellationToken);
        }

        var reader = reads ?? throw new EngineException(EngineFault.Usage, $"Nobody is named who could read `{text}`; say `--as USER`, or set `workspace.admin` in the policy.");
        try
        {
            var file = await roster.As(reader).GetFileAsync(id, cancellationToken);
            return file.IsFolder
                ? new Scope(new TreeTarget(file.Name, file.DriveId == id ? new TreeRoot.Drive(id) : new TreeRoot.Folder(id), request.As), null)
                : throw new EngineException(EngineFault.Usage, $"`{file.Name}` is a file; `reeve explain {id}` tells who reaches it, and here go folders and shared drives.");
        }
        catch (ApiException refused) when (refused.Fault == ApiFault.NotFound)
        {
            // A drive that the administrator is no member of can be read all the same, as one of its managers.
            return id.StartsWith("0A", StringComparison.Ordinal)
                ? new Scope(new TreeTarget(id, new TreeRoot.Drive(id), request.As), null)
                : throw new EngineException(EngineFault.NotAllowed, $"`{reader}` does not see `{id}`; check the ID, or say `--as USER`, somebody who sees it.", refused);
        }
    }

    /// <summary>A shared drive by the name that Drive shows, as a policy may name it too.</summary>
    private async Task<Scope> DriveCalledAsync(string text, CancellationToken cancellationToken)
    {
        var target = new TreeTarget(text, new TreeRoot.Drive(text), request.As);
        var (finder, askers) = (new DriveFinder(roster), await DriveAsker.AllAsync(target, workspace, roster, cancellationToken));
        foreach (var asker in askers)
        {
            var named = await finder.NamedAsync(asker, text, cancellationToken);
            if (named.Count > 1)
            {
                throw new EngineException(EngineFault.Usage, $"{named.Count} shared drives are named `{text}`: {string.Join(", ", named.Select(drive => $"`{drive.Id}`"))}; write the ID of the one that is meant.");
            }

            if (named is [var drive])
            {
                return Trees.FirstOrDefault(tree => tree.Root.Text == drive.Id) is { } tree
                    ? Scope.Of(tree, request.As)
                    : new Scope(new TreeTarget(drive.Name, new TreeRoot.Drive(drive.Id), request.As), null);
            }
        }

        var near = Nearest.To(text, Trees.Select(tree => tree.Name).Concat(await finder.NamesAsync(askers, cancellationToken)));
        throw new EngineException(EngineFault.Usage, (near, request.Policy) switch
        {
            ({ } name, _) => $"There is no {(request.Policy is null ? "" : "tree of the policy and no ")}shared drive called `{text}`; did you mean `{name}`?",
            (null, null) => $"`{text}` is no ID or URL of a folder or shared drive, and no name of a shared drive that can be seen.",
            _ => $"`{text}` is no tree of the policy, no ID or URL of a folder or shared drive, and no name of a shared drive that can be seen; the policy has {string.Join(", ", Trees.Select(tree => $"`{tree.Name}`"))}.",
        });
    }
}
