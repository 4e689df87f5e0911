using Reeve.Core.Evaluation;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>What <see cref="PlanChecker"/> asks of a plan's problems that are the policy's, and of the restrictions of a drive.</summary>
/// <param name="rules">The rules of the tree.</param>
/// <param name="problems">What was reported.</param>
/// <param name="today">The day of the run.</param>
internal sealed class ReportLaws(TreeRules rules, IReadOnlyCollection<Problem> problems, DateOnly today)
{
    private readonly ILookup<string, Problem> _byCode = problems.ToLookup(problem => problem.Code, StringComparer.Ordinal);

    /// <summary>Returns one sentence for each law that is broken.</summary>
    public IEnumerable<string> Check(Tree before, Tree after) => CheckLines(before).Concat(CheckTargets(before)).Concat(before is { IsWholeDrive: true, Root: { IsTrashed: false, IsKnown: true } } ? CheckDrive(after) : []);

    private IEnumerable<string> CheckLines(Tree tree)
    {
        foreach (var line in tree.Items.SelectMany(item => rules[item].Lines).Distinct())
        {
            if (rules.IsUnresolved(line.Principal) && !_byCode[ProblemCodes.Unresolved].Any())
            {
                yield return $"Nobody is known as {line.Principal}, and it is not reported.";
            }

            if (rules.HasLeft(line.Principal) && !_byCode[ProblemCodes.Left].Any())
            {
                yield return $"{line.Principal} has left, and it is not reported.";
            }
        }
    }

    private IEnumerable<string> CheckTargets(Tree tree)
    {
        foreach (var one in rules.Tree.Overrides)
        {
            var matches = tree.Items.Where(item => ItemRules.IsMatch(one.Target, item)).ToList();
            if (matches.Count == 0 && !_byCode[ProblemCodes.NoMatch].Any())
            {
                yield return $"{one.Target} matches nothing, and it is not reported.";
            }

            foreach (var item in matches.Where(item => one.Rule is OverrideRule.Widened && !rules[item].IsIgnored && IsLast(one, item)))
            {
                if (one.Rule.Lists.Any(line => rules[item.Parent].Lines.Any(other => other.Principal == line.Principal && other.Role > line.Role)) && !_byCode[ProblemCodes.NoEffect].Any())
                {
                    yield return $"`{item.Path}` is given less than what is above it, and it is not reported.";
                }
            }

            foreach (var item in matches.Where(item => item is { Kind: ItemKind.File, IsTrashed: false } && one.Rule is OverrideRule.Limited && !rules[item].IsIgnored && IsLast(one, item)))
            {
                if (!_byCode[ProblemCodes.LimitedFile].Any(problem => problem.File == item.Id))
                {
                    yield return $"`{item.Path}` is a file, which cannot be limited, and it is not reported.";
                }
            }
        }

        foreach (var one in rules.Tree.Exemptions)
        {
            if (today >= one.Until && !_byCode[ProblemCodes.ExceptionEnded].Any())
            {
                yield return $"The exception for `{one.File}` has ended, and it is not reported.";
            }

            if (!tree.TryFind(one.File, out _) && today < one.Until && !_byCode[ProblemCodes.ExceptionNoMatch].Any())
            {
                yield return $"The exception for `{one.File}` matches nothing, and it is not reported.";
            }
        }
    }

    private bool IsLast(Override one, Item item) => rules.Tree.Overrides.Last(other => ItemRules.IsMatch(other.Target, item)) == one;

    private IEnumerable<string> CheckDrive(Tree after)
    {
        var (has, wants) = (after.Drive!.Restrictions, rules.Tree.Mode == Mode.Floor ? Restrictions.None : rules.Tree.Restrictions);
        if (!_byCode[ProblemCodes.NoActor].Any(problem => problem.File == after.Root.Id)
            && (IsOff(has.Resharing, wants.Resharing) || IsOff(has.Download, wants.Download) || IsOff(has.MembersOnly, wants.MembersOnly) || IsOff(has.InternalOnly, wants.InternalOnly)))
        {
            yield return "After the plan the drive has not the restrictions that it is to have.";
        }

        if (wants is { Resharing: false, MembersOnly: not true } && !_byCode[ProblemCodes.ResharingPartly].Any())
        {
            yield return "Files of the drive can still be shared further, and it is not reported.";
        }
    }

    private static bool IsOff(bool? has, bool? wants) => has is not null && wants is not null && has != wants;
}
