using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Engine.Crawling;
using Reeve.Engine.Ports;
using Reeve.Http.Failures;

namespace Reeve.Engine.Asking;

/// <summary>Finds out what the words of a request mean.</summary>
internal sealed class ScopeFinder(AskRequest request, ActorRoster roster, string? admin)
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
        ?? (ItemAddress.TryParse(text, out var id) ? Trees.FirstOrDefault(tree => tree.Root.Text == id) : null);

    private static Scope Owned(string user) => user.IndexOf('@', StringComparison.Ordinal) is > 0
        ? new Scope(new TreeTarget(user, new TreeRoot.Folder("root"), user), null, user)
        : throw new EngineException(EngineFault.Usage, $"`{user}` is not the address of a user; write it like `ada@corp.example`.");

    private async Task<Scope> FindAsync(string text, CancellationToken cancellationToken)
    {
        if (!ItemAddress.TryParse(text, out var id) || !(ItemAddress.LooksLikeId(id) || text != id))
        {
            var near = Nearest.To(text, Trees.Select(tree => tree.Name));
            throw new EngineException(EngineFault.Usage, near is not null
                ? $"The policy has no tree `{text}`; did you mean `{near}`?"
                : $"`{text}` is no tree of the policy, and no ID or URL of a folder or shared drive{(Trees.Length > 0 ? $"; the policy has {string.Join(", ", Trees.Select(tree => $"`{tree.Name}`"))}" : "")}.");
        }

        var reader = admin ?? throw new EngineException(EngineFault.Usage, $"Nobody is named who could read `{text}`; say `--as USER`, or set `workspace.admin` in the policy.");
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
}
