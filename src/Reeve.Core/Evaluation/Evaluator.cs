using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>Compares a tree with its policy in one walk from the root down. Pure; the same input gives the same verdicts in the same order.</summary>
/// <remarks>
/// Each item is judged by what it will inherit once all above it is as the walk has left it, so that nothing is asked for that another change
/// makes unnecessary. What nobody can write stays as it is, and passes that on.
/// </remarks>
internal sealed class Evaluator
{
    private readonly TreeReading _reading;
    private readonly ActorChooser _actors;
    private readonly Judging _judging;
    private readonly GrantRules _grants;
    private readonly LimitRules _limits;
    private readonly OwnerRules _owners;
    private readonly SwitchRules _switches;
    private readonly KeptRules _kept;
    private readonly Projection _projection;

    /// <summary>Prepares the walk through one tree.</summary>
    /// <param name="policy">The policy the tree belongs to.</param>
    /// <param name="reading">The tree, and what the policy says of it.</param>
    /// <param name="addresses">What is known of the listed addresses, whom the tree shows included.</param>
    /// <param name="unusable">Addresses, in lower case, that cannot be acted as.</param>
    /// <param name="today">The day (UTC).</param>
    public Evaluator(Policy policy, TreeReading reading, Addresses addresses, IReadOnlySet<string> unusable, DateOnly today)
    {
        _reading = reading;
        _projection = new Projection(reading.Tree);
        _judging = new Judging(policy, reading, addresses, _projection, today);
        _actors = new ActorChooser(policy.Workspace, unusable, reading, _judging.Blocks, _projection);
        _grants = new GrantRules(_judging);
        _owners = new OwnerRules(_judging, _actors);
        _limits = new LimitRules(_judging, _owners);
        _switches = new SwitchRules(_judging);
        _kept = new KeptRules(_judging, _grants, _owners, _switches);
    }

    /// <summary>In whose name an item can be written.</summary>
    public ActorChooser Actors => _actors;

    /// <summary>Which block governs which item.</summary>
    public BlockMap Blocks => _judging.Blocks;

    /// <summary>Judges all items, parents first. Linear in the tree, times its depth for items with direct grants.</summary>
    public IEnumerable<Verdict> Judge()
    {
        foreach (var verdict in new PolicyWarnings(_judging).All())
        {
            yield return verdict;
        }

        var kept = new bool[_reading.Tree.Count];
        foreach (var item in _reading.Tree.Items)
        {
            var block = _judging.BlockOf(item);
            var isLeft = item.IsTrashed || item.Kind == ItemKind.Shortcut || block.IsIgnored;
            var isAboveKept = !item.IsRoot && kept[item.Parent.Index];
            foreach (var verdict in isLeft ? [] : _limits.Judge(item, block, isAboveKept))
            {
                Expect(verdict);
                yield return verdict;
            }

            kept[item.Index] = !item.IsRoot && (isAboveKept || LimitRules.IsKept(item, block, _projection.FactsOf(item).IsLimited));
            foreach (var verdict in isLeft ? Pass(item) : Judge(item, block, kept[item.Index]))
            {
                yield return verdict;
            }
        }
    }

    private IEnumerable<Verdict> Pass(Item item)
    {
        if (item.IsKnown)
        {
            _projection.Set(item, _projection.Arriving(item));
        }

        return [];
    }

    private IEnumerable<Verdict> Judge(Item item, Block block, bool isKept)
    {
        if (!item.IsKnown)
        {
            yield return new Verdict.Reported(item, ProblemCodes.Unknown, "its grants could not be read, so nothing is said about it; see that its owner can be acted as.");
        }

        foreach (var verdict in _owners.Report(item))
        {
            yield return verdict;
        }

        if (!item.IsKnown)
        {
            yield break;
        }

        _projection.Set(item, _projection.Arriving(item));
        Func<IEnumerable<Verdict>>[] rules = isKept
            ? [() => _kept.Judge(item, block)]
            : [() => _owners.Judge(item), () => _grants.Judge(item, block), () => _switches.Judge(item)];
        foreach (var verdict in rules.SelectMany(rule => rule()))
        {
            Expect(verdict);
            yield return verdict;
        }
    }

    /// <summary>What will be done is how it will be, for all that comes after.</summary>
    private void Expect(Verdict verdict)
    {
        var item = verdict.Item;
        switch (verdict)
        {
            case Verdict.GrantOff off when _actors.For(item) is not null:
                _projection.Set(item, _projection.GrantsOf(item).WithDirect(off.Grantee, off.After));
                break;
            case Verdict.OwnerOff off:
                _projection.Set(item, _projection.FactsOf(item) with { Owner = off.To.Principal.Address });
                _projection.Set(item, _projection.GrantsOf(item).WithDirect(off.To, new GrantState(Role.Owner)).WithDirect(off.From, off.Keeps));
                break;
            case Verdict.SwitchesOff { After.Limited: { } limited } when _actors.For(item) is not null:
                _projection.Set(item, _projection.FactsOf(item) with { IsLimited = limited });
                break;
        }
    }
}
