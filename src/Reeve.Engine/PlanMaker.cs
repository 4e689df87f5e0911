using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Core.Policies;
using Reeve.Core.Trees;
using Reeve.Engine.Crawling;
using Reeve.Engine.Journaling;
using Reeve.Engine.People;
using Reeve.Engine.Ports;
using Reeve.Google;
using Reeve.Google.Drive;

namespace Reeve.Engine;

/// <summary>Reads trees, settles who listed addresses are, and plans.</summary>
/// <param name="google">The way to Google.</param>
/// <param name="options">How to go about it.</param>
/// <param name="mapper">Turns permissions into grants.</param>
internal sealed class PlanMaker(GoogleClient google, EngineOptions options, GrantMapper mapper)
{
    private Organization? _organization;

    /// <summary>Reads trees and says what would bring them to their policy.</summary>
    public Task<PreparedPlan> MakeAsync(
        Policy policy, string policyHash, IReadOnlyCollection<string> trees, DriveAccess access, IProgress<EngineProgress>? progress, CancellationToken cancellationToken) =>
        MakeAsync(policy, policyHash, [.. Chosen(policy, trees).Select(tree => (tree, TreeTarget.Of(tree)))], access, progress, cancellationToken);

    /// <summary>
    /// Plans trees of a plan once more, those in which grants may have lain hidden, each read by whom it was read before, or
    /// by somebody else if that one has lost it in the run.
    /// </summary>
    /// <param name="first">The plan.</param>
    /// <param name="trees">The names of the trees in which something may have been uncovered.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PreparedPlan> MakeAgainAsync(PreparedPlan first, IReadOnlySet<string> trees, IProgress<EngineProgress>? progress, CancellationToken cancellationToken)
    {
        var readers = new ReaderFinder(new ActorRoster(google, DriveAccess.Write, first.Policy.Workspace));
        var targets = new List<(TreePolicy, TreeTarget)>();
        foreach (var reading in first.Trees.Where(tree => !tree.Source.ToldDirect && trees.Contains(tree.Policy.Name)).Select(tree => tree.Reading))
        {
            targets.Add((reading.Policy, TreeTarget.Of(reading.Policy) with { As = await readers.FindAsync(first.Plan, reading, cancellationToken) }));
        }

        return await MakeAsync(first.Policy, first.PolicyHash, targets, DriveAccess.Write, progress, cancellationToken);
    }

    private async Task<PreparedPlan> MakeAsync(
        Policy policy,
        string policyHash,
        IReadOnlyList<(TreePolicy Policy, TreeTarget Target)> trees,
        DriveAccess access,
        IProgress<EngineProgress>? progress,
        CancellationToken cancellationToken)
    {
        var roster = new ActorRoster(google, access, policy.Workspace);
        var organization = _organization ??= new Organization(policy.Workspace.Admin is { } admin ? google.DirectoryAs(admin) : null, policy.Workspace.Admin);
        var source = new DriveTreeSource(google, roster, mapper, organization);
        var heirs = new DriveHeirs(roster, new DriveMembers(roster, organization, policy.Workspace), policy.Workspace);
        var read = ImmutableArray.CreateBuilder<ReadTree>();
        foreach (var (tree, target) in trees)
        {
            var one = new ReadTree(tree, await source.ReadAsync(target, policy.Workspace, progress, cancellationToken));
            read.Add(one with { Reading = one.Reading with { MembersOf = await heirs.MembersOfAsync(one.Reading, cancellationToken) } });
        }

        var readings = read.Select(tree => tree.Reading).ToList();
        RefuseNested(readings);
        RefuseMisplaced(readings);
        var (addresses, unsettled) = await new AddressResolver(organization, roster)
            .ResolveAsync(Listed.In(policy, readings.Select(reading => reading.Policy)), SqliteJournal.AddressesIn(options.State, options.Time), readings.Select(reading => reading.Tree), cancellationToken);
        var now = options.Time.GetUtcNow();
        var plan = await PlanForUsableAsync(
            unusable => new Planner(policy, addresses, unusable, PreparedPlan.DayOf(now)).Plan(readings), made => heirs.TryAsync(readings, made, cancellationToken), roster, cancellationToken);
        plan = plan with { Problems = [.. unsettled, .. readings.Where(reading => reading.Tree.Drive is { IsUnread: true }).Select(reading => Unread(reading.Tree)), .. plan.Problems] };
        return new PreparedPlan(policy, policyHash, plan, now, read.ToImmutable(), addresses, roster.Unusable);
    }

    private static IEnumerable<TreePolicy> Chosen(Policy policy, IReadOnlyCollection<string> names)
    {
        foreach (var name in names.Where(name => !policy.Trees.Any(tree => tree.Name == name)))
        {
            var near = Nearest.To(name, policy.Trees.Select(tree => tree.Name));
            var hint = near is null ? $"it has {string.Join(", ", policy.Trees.Select(tree => $"`{tree.Name}`"))}." : $"did you mean `{near}`?";
            throw new EngineException(EngineFault.Usage, $"The policy has no tree `{name}`; {hint}");
        }

        return policy.Trees.Where(tree => names.Count == 0 || names.Contains(tree.Name));
    }

    private static void RefuseMisplaced(List<TreeReading> readings)
    {
        if (readings.SelectMany(reading => PlaceChecker.Check(reading.Policy, reading.Tree)).ToList() is { Count: > 0 } misplaced)
        {
            throw new EngineException(EngineFault.Usage, string.Join('\n', misplaced));
        }
    }

    private static void RefuseNested(List<TreeReading> readings)
    {
        foreach (var outer in readings)
        {
            foreach (var inner in readings.Where(inner => inner != outer && outer.Tree.TryFind(inner.Tree.Root.Id, out _)))
            {
                throw new EngineException(EngineFault.Usage,
                    $"The tree `{inner.Policy.Name}` lies in the tree `{outer.Policy.Name}`, so one item would have two rules; leave one of the two trees out.");
            }
        }
    }

    private static Problem Unread(Tree drive) => new(drive.Root.Id, drive.Root.Path, ProblemCodes.Unknown,
        "what is in the shared drive could not be read, for none of its members can be acted as; who is a member is judged all the same: where this plan makes somebody an organizer, apply it and plan again.");

    /// <summary>Who cannot be acted as shows only when it is tried, and then somebody else has to do it.</summary>
    private static async Task<Plan> PlanForUsableAsync(Func<IReadOnlySet<string>, Plan> plan, Func<Plan, Task> tryHeirs, ActorRoster roster, CancellationToken cancellationToken)
    {
        while (true)
        {
            var unusable = roster.Unusable;
            var made = plan(unusable);
            var actors = made.Changes.SelectMany(change => change is Change.OwnerTransfer transfer ? [change.Actor, transfer.To.Principal.Address] : new[] { change.Actor }).Distinct(StringComparer.Ordinal);
            await Task.WhenAll(actors.Select(actor => roster.IsUsableAsync(actor, cancellationToken)));
            await tryHeirs(made);
            if (roster.Unusable.Count == unusable.Count)
            {
                return made;
            }
        }
    }
}
