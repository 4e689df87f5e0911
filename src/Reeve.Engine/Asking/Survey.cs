using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Policies;
using Reeve.Core.Reaching;
using Reeve.Core.Trees;

namespace Reeve.Engine.Asking;

/// <summary>What was read to answer with. Answers make no call.</summary>
public sealed class Survey
{
    private readonly DateOnly _today;
    private readonly ImmutableArray<TreePolicy?> _policies;
    private readonly Policy? _policy;
    private readonly Addresses _known;

    internal Survey(Workspace workspace, ImmutableArray<Crawl> crawls, ImmutableArray<TreePolicy?> policies, DirectoryFacts people, DateTimeOffset now, ImmutableArray<string> notes, Policy? policy, Addresses known)
    {
        Workspace = workspace;
        Crawls = crawls;
        _policies = policies;
        (_policy, _known) = (policy, known);
        People = people;
        Now = now;
        _today = DateOnly.FromDateTime(now.UtcDateTime);
        Notes = [.. notes.Concat(crawls.SelectMany(crawl => crawl.Notes)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Who is inside.</summary>
    public Workspace Workspace { get; }

    /// <summary>The trees, each with its own name; none lies in another.</summary>
    public ImmutableArray<Crawl> Crawls { get; }

    /// <summary>What the Directory told, of all trees.</summary>
    public DirectoryFacts People { get; }

    /// <summary>When it was asked.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>What could not be found out, a sentence each, for people.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>When the oldest of the trees was read.</summary>
    public DateTimeOffset ReadAt => Crawls.Min(crawl => crawl.ReadAt);

    /// <summary>Whether any tree comes from the state folder.</summary>
    public bool IsKept => Crawls.Any(crawl => crawl.IsKept);

    /// <summary>What lets outsiders in, and what nobody looks after.</summary>
    public Audit Audit() => new ExposureFinder(People, Workspace, _today)
        .Find([.. Crawls.Zip(_policies, (crawl, policy) => new AuditedTree(crawl.Name, crawl.Tree, policy?.Exemptions ?? []))]);

    /// <summary>What somebody reaches, tree by tree.</summary>
    /// <param name="principal">Who; an alias will do where the Directory told it.</param>
    public AccessAnswer Access(Principal principal)
    {
        var who = People.Primary(principal);
        return new AccessAnswer(
            who,
            who.Kind == PrincipalKind.User ? People.StateOf(who) : null,
            [.. Crawls.Select(crawl => new TreeHoldings(crawl.Name, new Reachability(crawl.Tree, People, Workspace).Access(who)))]);
    }

    /// <summary>Who reaches an item.</summary>
    /// <param name="id">The file id of an item of one of the trees.</param>
    /// <exception cref="KeyNotFoundException">It is in none of them.</exception>
    public ExplainAnswer Explain(string id)
    {
        var place = Crawls.ToList().FindIndex(crawl => crawl.Tree.TryFind(id, out _));
        if (place < 0)
        {
            throw new KeyNotFoundException($"`{id}` is in none of the trees.");
        }

        var crawl = Crawls[place];
        _ = crawl.Tree.TryFind(id, out var item);
        var explanation = new Reachability(crawl.Tree, People, Workspace).Explain(item);
        var word = _policy is { } policy && _policies[place] is { } tree ? new PolicyWord(policy, crawl.Reading(tree), People, _known, _today) : null;
        return new ExplainAnswer(
            crawl,
            explanation,
            [.. explanation.Reachers.Select(reacher => Judged(reacher, word?.Judge(item, reacher)))],
            word?.ChangesOn(item) ?? [],
            word is not null);
    }

    private JudgedReacher Judged(Reacher reacher, (bool Allowed, string? Rule, int? Line)? word) => new(reacher, word?.Allowed, word?.Rule, word?.Line)
    {
        State = reacher.Principal.Kind == PrincipalKind.User ? People.StateOf(reacher.Principal) : null,
    };

    /// <summary>The same survey with one more account.</summary>
    public Survey With(Account account) => new(
        Workspace, Crawls, _policies, new DirectoryFacts(People.Accounts.Where(known => known.Address != account.Address).Append(account), People.Groups), Now, Notes, _policy, _known);

    /// <summary>All addresses of users and groups that were told or are granted something, in order.</summary>
    internal IEnumerable<string> Addresses => Granted
        .Concat(People.Groups.SelectMany(group => group.Members))
        .Where(principal => principal is { IsDeletedAccount: false, Kind: PrincipalKind.User or PrincipalKind.Group })
        .Select(principal => principal.Address)
        .Concat(People.Groups.Select(group => group.Address))
        .Concat(People.Accounts.Where(account => account.State != AccountState.Gone).SelectMany(account => account.Aliases.Prepend(account.Address)))
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private IEnumerable<Principal> Granted => Crawls.SelectMany(crawl => crawl.Tree.Items).Where(item => item.IsKnown).Select(item => item.Grants).Distinct()
        .SelectMany(grants => grants).Select(grant => grant.Grantee.Principal);

    /// <summary>Whether anything is granted to just this principal.</summary>
    internal bool IsNamed(Principal principal) => Granted.Contains(principal);

    /// <summary>Whether an address is a group's, as far as the Directory or the grants tell; null if neither knows it.</summary>
    public Principal? Known(string address)
    {
        var (user, group) = (Principal.User(address), Principal.Group(address));
        return People.TryRoll(group, out _) ? People.Primary(group)
            : People.AccountOf(user) is not null ? People.Primary(user)
            : Granted.Concat(People.Groups.SelectMany(roll => roll.Members)).FirstOrDefault(principal => principal == user || principal == group);
    }
}

/// <summary>What somebody reaches in one tree.</summary>
/// <param name="Tree">The tree's name.</param>
/// <param name="Holdings">What.</param>
public sealed record TreeHoldings(string Tree, Holdings Holdings);
