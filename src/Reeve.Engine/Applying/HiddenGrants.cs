using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Core.Policies;
using Reeve.Http.Failures;

namespace Reeve.Engine.Applying;

/// <summary>
/// Looks again below what was removed, and below folders that have another owner, where the service did not tell direct from inherited: an equal
/// direct grant shows only now.
/// </summary>
/// <param name="plans">Reads and plans again.</param>
/// <param name="first">The plan the run began with.</param>
/// <param name="apply">What the run may do.</param>
internal sealed class HiddenGrants(PlanMaker plans, PreparedPlan first, ApplyOptions apply)
{
    private readonly MaxChanges _most = apply.MaxChanges ?? first.Policy.Safety.MaxChanges;

    /// <summary>Reads again and carries out what shows up, until nothing does. A level of the tree can hide the next, so at most once a level.</summary>
    /// <returns>What showed up and was left; and a problem where it could not be read again, so that nobody knows whether something would show.</returns>
    public async Task<(ImmutableArray<Outcome> Left, Problem? Unread)> BringOutAsync(
        ApplyRun run, Plan plan, IProgress<EngineProgress>? progress, CancellationToken cancellationToken)
    {
        var (tried, counted, last) = (first.Plan.Changes.Select(change => (change.File, change.Principal)).ToHashSet(), 0, plan);
        while (!cancellationToken.IsCancellationRequested)
        {
            tried.UnionWith(last.Changes.Select(change => (change.File, change.Principal)));
            counted += last.CountedChanges;
            var took = TreesOf(last, [.. run.Outcomes.Where(outcome => outcome.Kind == OutcomeKind.Applied).Select(outcome => outcome.Change.Id)]);
            if (first.Trees.All(tree => tree.Source.ToldDirect || !took.Contains(tree.Policy.Name)))
            {
                break;
            }

            progress?.Report(new EngineProgress(EngineStep.ReadingAgain, "", 0, null));
            var (again, unread) = await ReadAgainAsync(took, progress, cancellationToken);
            if (again is null)
            {
                return ([], unread);
            }

            var number = run.Outcomes.Select(outcome => outcome.Change.Id).DefaultIfEmpty().Max();
            var shown = again.Plan.Changes
                .Where(change => Takes(change) && !tried.Contains((change.File, change.Principal)))
                .Select(change => change with { Id = ++number })
                .ToImmutableArray();
            if (apply.Ceiling is not null || counted + shown.Length > _most.Among(first.Plan.Items))
            {
                var reason = apply.Ceiling is not null ? "it lay hidden under a grant above and the plan does not hold it"
                    : $"it lay hidden under a grant above and exceeds {Guard.NameOf(_most, apply.MaxChanges is not null)}";
                return ([.. shown.Select(change => new Outcome(change, OutcomeKind.Skipped, "shown-late", $"{reason}; make a new plan to have it done"))], null);
            }

            last = again.Plan with { Changes = shown };
            await run.CarryOutAsync(last, again.Readings, again.Addresses, cancellationToken);
        }

        return ([], null);
    }

    /// <summary>By now the run has written, so whatever goes wrong it comes to its end and says so.</summary>
    private async Task<(PreparedPlan? Again, Problem? Unread)> ReadAgainAsync(HashSet<string> took, IProgress<EngineProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            return (await plans.MakeAgainAsync(first, took, progress, cancellationToken), null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (null, null);
        }
        catch (Exception unread) when (unread is EngineException or ApiException)
        {
            return (null, new Problem("", "", ProblemCodes.NotReadAgain,
                $"the changes were made, but what lay hidden under them could not be looked for: {unread.Message.TrimEnd('.')}; run `reeve apply` again."));
        }
    }

    /// <summary>Whether an equal grant further down may show once a change is made: something was taken, or a folder has another owner.</summary>
    internal static bool CanUncover(Change change) => Takes(change) || change is Change.OwnerTransfer;

    /// <summary>In which trees something may have been uncovered.</summary>
    private static HashSet<string> TreesOf(Plan plan, HashSet<int> applied) =>
        plan.Changes.Where(change => CanUncover(change) && applied.Contains(change.Id)).Select(change => change.Tree).ToHashSet(StringComparer.Ordinal);

    private static bool Takes(Change change) => change is Change.GrantDelete || (change is Change.GrantUpdate update && update.After.Role < update.Before.Role);
}
