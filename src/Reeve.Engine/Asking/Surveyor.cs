using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Policies;
using Reeve.Core.Reaching;
using Reeve.Core.Trees;
using Reeve.Engine.Crawling;
using Reeve.Engine.Journaling;
using Reeve.Engine.People;
using Reeve.Engine.Ports;
using Reeve.Google;
using Reeve.Google.Drive;

namespace Reeve.Engine.Asking;

/// <summary>Reads what a question is about: from the state folder where a crawl of it is kept, else from Google, and keeps that.</summary>
internal sealed class Surveyor
{
    /// <summary>How old a kept crawl may be to be answered from; a plan lives as long.</summary>
    private static readonly TimeSpan _maxKeptAge = TimeSpan.FromDays(1);

    private readonly GoogleClient _google;
    private readonly Addresses _known;
    private readonly EngineOptions _options;
    private readonly AskRequest _request;
    private readonly Workspace _workspace;
    private readonly ActorRoster _roster;
    private readonly GrantMapper _mapper = new();
    private readonly DriveTreeSource _source;
    private readonly CrawlStore _store;
    private readonly List<string> _notes = [];
    private readonly DateTimeOffset? _writtenAt;

    public Surveyor(GoogleClient google, EngineOptions options, AskRequest request, Addresses known)
    {
        _google = google;
        _known = known;
        _options = options;
        _request = request with { As = request.As?.ToLowerInvariant(), User = request.User?.ToLowerInvariant() };
        _workspace = _request.Workspace;
        _roster = new ActorRoster(google, DriveAccess.ReadMetadata, _workspace);
        _source = new DriveTreeSource(google, _roster, _mapper, new Organization(Admin is { } admin ? google.DirectoryAs(admin) : null, Admin));
        _store = new CrawlStore(options.State);
        _writtenAt = SqliteJournal.LastWriteIn(options.State, options.Time);
    }

    /// <summary>Asks the Directory on its own account.</summary>
    public PeopleReader People => new(_google, _workspace, Admin);

    /// <summary>In whose name the Directory is asked: whoever reads trees need not be an administrator.</summary>
    private string? Admin => _workspace.Admin ?? _request.As;

    /// <summary>In whose name files and folders are looked up.</summary>
    private string? Reader => _request.As ?? _workspace.Admin;

    /// <summary>Reads all scopes of the request.</summary>
    public async Task<Survey> ReadAsync(IProgress<EngineProgress>? progress, CancellationToken cancellationToken)
    {
        var scopes = await new ScopeFinder(_request, _roster, _workspace, Reader).FindAsync(cancellationToken);
        var crawls = new List<(Crawl Crawl, TreePolicy? Policy)>();
        foreach (var scope in scopes)
        {
            crawls.Add((await ReadAsync(scope, progress, cancellationToken), scope.Policy));
        }

        return Put(crawls);
    }

    /// <summary>Reads what it takes to explain one item: a kept tree that has it, the policy's tree it lies in, its drive, or the folders above it.</summary>
    /// <param name="id">The file id.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Survey> LocateAsync(string id, IProgress<EngineProgress>? progress, CancellationToken cancellationToken)
    {
        var trees = (_request.Policy?.Trees ?? []).Select(tree => Scope.Of(tree, _request.As)).ToList();
        if (!_request.IsFresh && FindKept(id, trees) is { } kept)
        {
            return Put([kept]);
        }

        var chains = new ChainReader(_roster, _workspace, _mapper);
        var readers = new[] { Reader }.Concat(_request.As is null ? trees.Select(tree => tree.Target.As) : []).OfType<string>().ToList();
        foreach (var reader in readers.Distinct(StringComparer.Ordinal))
        {
            if (readers.Count > 1 && !await _roster.IsUsableAsync(reader, cancellationToken))
            {
                continue;
            }

            if (await chains.SeeAsync(id, [reader], cancellationToken) is { } file)
            {
                return Put([await ReadAroundAsync(file, reader, trees, chains, progress, cancellationToken)]);
            }
        }

        // Nobody who was named sees it, but it may lie in a tree all the same, seen by its owner alone.
        foreach (var tree in trees)
        {
            if (await ReadAsync(tree, progress, cancellationToken) is var crawl && crawl.Tree.TryFind(id, out _))
            {
                return Put([(crawl, tree.Policy)]);
            }
        }

        throw new EngineException(EngineFault.NotAllowed, readers.Count == 0
            ? $"Nobody is named who could look for `{id}`; say `--as USER`, somebody who sees it."
            : $"{string.Join(", ", readers.Distinct().Select(reader => $"`{reader}`"))} {(readers.Distinct().Count() == 1 ? "does" : "do")} not see `{id}`; check the ID, or say `--as USER`, somebody who sees it.");
    }

    private async Task<(Crawl, TreePolicy?)> ReadAroundAsync(
        DriveFile file, string reader, List<Scope> trees, ChainReader chains, IProgress<EngineProgress>? progress, CancellationToken cancellationToken)
    {
        var chain = await chains.UpFromAsync(file, reader, cancellationToken);
        var name = file.DriveId is { } inDrive && trees.Exists(tree => tree.Target.Root is TreeRoot.Drive && tree.Target.Root.Text != inDrive) ? await NameOfDriveAsync(inDrive, cancellationToken) : null;
        var scope = trees.Find(tree => chain.Any(above => above.Id == tree.Target.Root.Text) || tree.Target.Root.Text == file.DriveId)
            ?? trees.Find(tree => tree.Target.Root is TreeRoot.Drive && tree.Target.Root.Text == name)
            ?? (file.DriveId is { } drive ? new Scope(new TreeTarget(drive, new TreeRoot.Drive(drive), _request.As), null) : null);
        if (scope is not null)
        {
            return (await ReadAsync(scope, progress, cancellationToken), scope.Policy);
        }

        return (await ReadOrKeptAsync($"file:{file.Id}", isKeptWanted: false, async () =>
        {
            var begun = _options.Time.GetUtcNow();
            var (tree, told) = await chains.ReadAsync(chain, reader, cancellationToken);
            return new Crawl(tree.Root.Name, tree, reader, begun, DirectoryFacts.Unknown) { ToldDirect = told };
        }, cancellationToken), null);
    }

    /// <summary>What a policy may call a shared drive besides its id; null if nobody who may be asked sees it.</summary>
    private async Task<string?> NameOfDriveAsync(string drive, CancellationToken cancellationToken)
    {
        foreach (var asker in await DriveAsker.AllAsync(new TreeTarget(drive, new TreeRoot.Drive(drive), _request.As), _workspace, _roster, cancellationToken))
        {
            if (await asker.FindAsync(_roster, drive, cancellationToken) is { } found)
            {
                return found.Name;
            }
        }

        return null;
    }

    /// <summary>Whether a kept crawl may still be answered from: not once a run has written since it was begun, whatever it touched, for groups, moves and owners reach into other trees.</summary>
    private bool IsGood(Crawl crawl) =>
        _options.Time.GetUtcNow() - crawl.ReadAt < _maxKeptAge && (_writtenAt is not { } written || crawl.ReadAt > written);

    /// <summary>A kept crawl that has the item: of one of the policy's trees, or of whatever was asked about as the same user.</summary>
    private (Crawl, TreePolicy?)? FindKept(string id, List<Scope> trees)
    {
        foreach (var tree in trees)
        {
            if (_store.Find(KeyOf(tree), out _) is { } crawl && IsGood(crawl) && crawl.Tree.TryFind(id, out _))
            {
                return (crawl with { Name = tree.Policy!.Name }, tree.Policy);
            }
        }

        // Of one that starts in the middle the folders above are not known, and reading those costs little.
        return _store.FindWith(id, KeyOf(""), IsGood) is { } other && other.Tree.Root.Grants.All(grant => grant.Inherited == Role.None) ? (other, null) : null;
    }

    private async Task<Crawl> ReadAsync(Scope scope, IProgress<EngineProgress>? progress, CancellationToken cancellationToken)
    {
        var crawl = await ReadOrKeptAsync(scope.Key, isKeptWanted: !_request.IsFresh, async () =>
        {
            var begun = _options.Time.GetUtcNow();
            if (scope.User is { } user)
            {
                if (!await _roster.IsUsableAsync(user, cancellationToken))
                {
                    throw NobodyReads(user);
                }

                var (tree, told) = await new OwnedReader(_roster.As(user), _mapper).ReadAsync(user, progress, cancellationToken);
                return new Crawl(user, tree, user, begun, DirectoryFacts.Unknown) { ToldDirect = told };
            }

            var read = await ReadTreeAsync(scope, progress, cancellationToken);
            return new Crawl(scope.Policy?.Name ?? read.Tree.Root.Name, read.Tree, read.Reader, begun, DirectoryFacts.Unknown)
            {
                Organizers = read.Organizers, ToldDirect = read.ToldDirect,
            };
        }, cancellationToken);
        return scope.Policy is { } policy ? crawl with { Name = policy.Name } : crawl;
    }

    /// <summary>What somebody owns is listed in their own name, which cannot be had of one who has left: the way on is through the folders where it lies.</summary>
    private static EngineException NobodyReads(string user) => new(EngineFault.NotAllowed,
        $"`{user}` cannot be acted as (suspended, deleted or not of the workspace), and what somebody owns is listed only in their own name. `reeve access {user}` tells what they own and reach in the policy's trees, or in folders and drives named after it; `reeve audit` of the same lists it as `owner-gone`. For all of it, reinstate the account, or transfer what it owns first.");

    /// <summary>An administrator who asks about a shared drive need not be in it: then one who manages it reads.</summary>
    private async Task<SourcedTree> ReadTreeAsync(Scope scope, IProgress<EngineProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            return await _source.ReadAsync(scope.Target, _workspace, progress, cancellationToken);
        }
        catch (EngineException refused) when (refused.Fault == EngineFault.NotAllowed && scope is { Policy: null, Target: { As: not null, Root: TreeRoot.Drive } })
        {
            return await _source.ReadAsync(scope.Target with { As = null }, _workspace, progress, cancellationToken);
        }
    }

    private async Task<Crawl> ReadOrKeptAsync(string scope, bool isKeptWanted, Func<Task<Crawl>> read, CancellationToken cancellationToken)
    {
        var key = KeyOf(scope);
        string? trouble = null;
        if (isKeptWanted && _store.Find(key, out trouble) is { } kept && IsGood(kept))
        {
            return kept;
        }

        if (trouble is not null)
        {
            _notes.Add($"The crawl that was kept could not be used ({trouble}), so it was read again.");
        }

        var crawl = await read();
        var people = People;
        var told = await people.ReadAsync(crawl.Tree, cancellationToken);
        crawl = crawl with
        {
            People = told,
            Notes =
            [
                .. people.Refusal is { } refusal ? new[] { refusal } : [],
                .. crawl.Tree.Drive is { IsUnread: true } drive ? new[] { $"What is in the shared drive `{drive.Name}` is not known, for none of its members can be acted as; make a user of the workspace an organizer of it." } : [],
                .. people.MissingGroups.Order(StringComparer.Ordinal).Select(group => $"The Directory knows no group `{group}`, though something is granted to it: who is in it is not known."),
            ],
        };
        if (_store.Keep(key, crawl) is { } refused)
        {
            _notes.Add($"What was read could not be kept for the next question: {refused}");
        }

        return crawl;
    }

    private string KeyOf(Scope scope) => KeyOf(scope.Key);

    // What somebody owns is not a whole tree, so no item is looked for in it.
    private string KeyOf(string scope) => CrawlStore.KeyOf(scope, $"{(scope.StartsWith(Scope.OwnedBy, StringComparison.Ordinal) ? Scope.OwnedBy : "")}{_request.As ?? ""} of {string.Join(',', _workspace.Domains)} by {Admin}");

    private Survey Put(IReadOnlyList<(Crawl Crawl, TreePolicy? Policy)> read)
    {
        var kept = read.Where(inner => !read.Any(outer => outer.Crawl != inner.Crawl && outer.Crawl.Tree.TryFind(inner.Crawl.Tree.Root.Id, out var found) && !found.IsRoot)).ToList();
        var names = new HashSet<string>(StringComparer.Ordinal);
        ImmutableArray<Crawl> crawls = [.. kept.Select(pair => names.Add(pair.Crawl.Name) ? pair.Crawl : pair.Crawl with { Name = $"{pair.Crawl.Name} ({pair.Crawl.Tree.Root.Id})" })];
        var people = new DirectoryFacts(
            crawls.SelectMany(crawl => crawl.People.Accounts).DistinctBy(account => account.Address),
            crawls.SelectMany(crawl => crawl.People.Groups).DistinctBy(group => group.Address));
        return new Survey(_workspace, crawls, [.. kept.Select(pair => pair.Policy)], people, _options.Time.GetUtcNow(), [.. _notes], _request.Policy, _known);
    }
}
