using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Policies;
using Reeve.Core.Reaching;
using Reeve.Core.Trees;
using Reeve.Engine.Crawling;
using Reeve.Engine.People;
using Reeve.Engine.Ports;
using Reeve.Google;
using Reeve.Google.Drive;

namespace Reeve.Engine.Asking;

/// <summary>Reads what a question is about: from the state folder where a crawl of it is kept, else from Google, and keeps that.</summary>
internal sealed class Surveyor
{
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
    }

    /// <summary>Asks the Directory on its own account.</summary>
    public PeopleReader People => new(_google, _workspace, Admin);

    private string? Admin => _request.As ?? _workspace.Admin;

    /// <summary>Reads all scopes of the request.</summary>
    public async Task<Survey> ReadAsync(IProgress<EngineProgress>? progress, CancellationToken cancellationToken)
    {
        var scopes = await new ScopeFinder(_request, _roster, Admin).FindAsync(cancellationToken);
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
        var readers = new[] { Admin }.Concat(_request.As is null ? trees.Select(tree => tree.Target.As) : []).OfType<string>().ToList();
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
        var scope = trees.Find(tree => chain.Any(above => above.Id == tree.Target.Root.Text) || tree.Target.Root.Text == file.DriveId)
            ?? (file.DriveId is { } drive ? new Scope(new TreeTarget(drive, new TreeRoot.Drive(drive), _request.As), null) : null);
        if (scope is not null)
        {
            return (await ReadAsync(scope, progress, cancellationToken), scope.Policy);
        }

        return (await ReadOrKeptAsync($"file:{file.Id}", isKeptWanted: false, async () =>
        {
            var (tree, told) = await chains.ReadAsync(chain, reader, cancellationToken);
            return new Crawl(tree.Root.Name, tree, reader, _options.Time.GetUtcNow(), DirectoryFacts.Unknown) { ToldDirect = told };
        }, cancellationToken), null);
    }

    /// <summary>A kept crawl that has the item: of one of the policy's trees, or of whatever was asked about as the same user.</summary>
    private (Crawl, TreePolicy?)? FindKept(string id, List<Scope> trees)
    {
        foreach (var tree in trees)
        {
            if (_store.Find(KeyOf(tree), out _) is { } crawl && crawl.Tree.TryFind(id, out _))
            {
                return (crawl with { Name = tree.Policy!.Name }, tree.Policy);
            }
        }

        // Of one that starts in the middle the folders above are not known, and reading those costs little.
        return _store.FindWith(id, KeyOf("")) is { } other && other.Tree.Root.Grants.All(grant => grant.Inherited == Role.None) ? (other, null) : null;
    }

    private async Task<Crawl> ReadAsync(Scope scope, IProgress<EngineProgress>? progress, CancellationToken cancellationToken)
    {
        var crawl = await ReadOrKeptAsync(scope.Key, isKeptWanted: !_request.IsFresh, async () =>
        {
            if (scope.User is { } user)
            {
                var (tree, told) = await new OwnedReader(_roster.As(user), _mapper).ReadAsync(user, progress, cancellationToken);
                return new Crawl(user, tree, user, _options.Time.GetUtcNow(), DirectoryFacts.Unknown) { ToldDirect = told };
            }

            var read = await ReadTreeAsync(scope, progress, cancellationToken);
            return new Crawl(scope.Policy?.Name ?? read.Tree.Root.Name, read.Tree, read.Reader, _options.Time.GetUtcNow(), DirectoryFacts.Unknown)
            {
                Organizers = read.Organizers, ToldDirect = read.ToldDirect,
            };
        }, cancellationToken);
        return scope.Policy is { } policy ? crawl with { Name = policy.Name } : crawl;
    }

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
        if (isKeptWanted && _store.Find(key, out trouble) is { } kept)
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
