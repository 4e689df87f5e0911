using Reeve.Core.Evaluation;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>What <see cref="PlanChecker"/> asks of the tree that a plan leaves: each item gives what the policy allows, or a problem says why not.</summary>
internal sealed class OutcomeLaws
{
    private readonly TreeRules _rules;
    private readonly IReadOnlySet<string> _unusable;
    private readonly HashSet<string> _switched;
    private readonly HashSet<(string File, string Code)> _reported;

    /// <summary>Takes what was planned for the tree, and what was reported.</summary>
    public OutcomeLaws(TreeRules rules, IEnumerable<Change> changes, IEnumerable<Problem> problems, IReadOnlySet<string> unusable)
    {
        (_rules, _unusable) = (rules, unusable);
        _switched = changes.OfType<Change.FileUpdate>().Select(change => change.File).ToHashSet(StringComparer.Ordinal);
        _reported = problems.Select(problem => (problem.File, problem.Code)).ToHashSet();
    }

    /// <summary>Returns one sentence for each item and law that is broken.</summary>
    public IEnumerable<string> Check(Tree before, Tree after)
    {
        foreach (var item in after.Items.Where(item => !item.IsTrashed && item.Kind != ItemKind.Shortcut))
        {
            var broken = item.IsKnown
                ? CheckGrants(item).Concat(CheckKept(before[item.Index], item)).Concat(CheckResharing(item)).Concat(item.IsRoot ? CheckRoot(item) : [])
                : _reported.Contains((item.Id, ProblemCodes.Unknown)) ? [] : ["is unknown, and not reported"];
            foreach (var clause in broken)
            {
                yield return $"After the plan `{item.Path}` {clause}.";
            }
        }
    }

    private IEnumerable<string> CheckGrants(Item item)
    {
        foreach (var grant in item.Grants.Where(grant => grant.IsDirect))
        {
            var isLeft = TreeRules.IsKept(item) && !_rules.IsOpen(grant.Grantee.Principal)
                ? _reported.Contains((item.Id, ProblemCodes.LimitedKept))
                : NobodyCan(item);
            if (_rules.IsExcess(item, grant) && !isLeft)
            {
                yield return $"still gives {grant.Grantee.Principal} {grant.Direct.Name()}, more than is allowed";
            }

            if (grant.Grantee.Principal.IsDeletedAccount && !_reported.Contains((item.Id, ProblemCodes.DeletedAccount)))
            {
                yield return $"has a grant of the deleted account {grant.Grantee.Principal}, and it is not reported";
            }
        }
    }

    /// <summary>Nobody loses what the policy allows.</summary>
    private IEnumerable<string> CheckKept(Item before, Item after)
    {
        foreach (var grant in before.Grants)
        {
            var listed = _rules.ListedFor(grant.Grantee);
            var keeps = after.TryFind(grant.Grantee.Id, out var now) ? now.Effective : Role.None;
            if (keeps < (grant.Effective < listed ? grant.Effective : listed))
            {
                yield return $"leaves {grant.Grantee.Principal}, who may be {listed.Name()}, with {keeps.Name()}";
            }
        }
    }

    private IEnumerable<string> CheckRoot(Item root)
    {
        foreach (var line in _rules.Tree.Access)
        {
            var grants = root.Grants.Where(grant => _rules.ListedFor(grant.Grantee) >= line.Role && _rules.IsSame(line.Principal, grant.Grantee)).ToList();
            if ((grants.Count == 0 || _rules.FallsShort(grants[0], line.Role)) && !NobodyCan(root))
            {
                yield return $"does not give {line.Principal} {line.Role.Name()}, or not for good";
            }
        }

        var above = TreeRules.OwnersOfFoldersAbove(root).ToHashSet(StringComparer.Ordinal);
        foreach (var grant in root.Grants.Where(grant => grant.Inherited > _rules.ListedFor(grant.Grantee) && grant.Direct != Role.Owner))
        {
            var isFolderOwner = grant.Effective <= Role.Writer && grant.Grantee.Principal.Kind == PrincipalKind.User && above.Contains(grant.Grantee.Principal.Address);
            if (!isFolderOwner && !grant.Grantee.Principal.IsDeletedAccount && !_reported.Contains((root.Id, ProblemCodes.InheritedFromAbove)))
            {
                yield return $"gives {grant.Grantee.Principal} too much through a folder above, and it is not reported";
            }
        }
    }

    private IEnumerable<string> CheckResharing(Item item)
    {
        if (_rules.Tree.Restrictions.Resharing is not { } wanted || item.WritersCanShare is not { } can || can == wanted || _switched.Contains(item.Id))
        {
            yield break;
        }

        var code = TreeRules.IsKept(item) ? ProblemCodes.LimitedKept : ProblemCodes.ResharingNeedsOwner;
        if (!_reported.Contains((item.Id, code)))
        {
            yield return $"still has re-sharing {(can ? "on" : "off")}";
        }
    }

    /// <summary>Whether it is reported, and believable, that nobody may write the item.</summary>
    private bool NobodyCan(Item item) => _reported.Contains((item.Id, ProblemCodes.NoActor))
        && !(item.Owner is { } owner && _rules.Workspace.IsInside(owner) && !_unusable.Contains(owner));
}
