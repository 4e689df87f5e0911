using Reeve.Core.Evaluation;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>What <see cref="PlanChecker"/> asks of the tree that a plan leaves: each item gives what the policy allows, or a problem says why not.</summary>
internal sealed class OutcomeLaws
{
    private readonly TreeRules _rules;
    private readonly ActorLaws _actors;
    private readonly SettingLaws _settings;
    private readonly HashSet<(string File, string Code)> _reported;

    /// <summary>Takes the rules, and what was reported.</summary>
    public OutcomeLaws(TreeRules rules, ActorLaws actors, SettingLaws settings, IEnumerable<Problem> problems)
    {
        (_rules, _actors, _settings) = (rules, actors, settings);
        _reported = problems.Select(problem => (problem.File, problem.Code)).ToHashSet();
    }

    /// <summary>Returns one sentence for each item and law that is broken.</summary>
    public IEnumerable<string> Check(Tree before, Tree after)
    {
        foreach (var item in after.Items.Where(item => !item.IsTrashed && item.Kind != ItemKind.Shortcut && !_rules[item].IsIgnored))
        {
            var broken = item.IsKnown
                ? CheckGrants(before[item.Index], item).Concat(CheckPromises(before[item.Index], item)).Concat(CheckLosses(before[item.Index], item)).Concat(CheckSettings(before[item.Index], item))
                    .Concat(item.IsRoot ? CheckRoot(item) : [])
                : IsReported(item, ProblemCodes.Unknown) ? [] : ["is unknown, and not reported"];
            foreach (var clause in broken)
            {
                yield return $"After the plan `{item.Path}` {clause}.";
            }
        }
    }

    private IEnumerable<string> CheckGrants(Item before, Item item)
    {
        foreach (var grant in item.Grants.Where(grant => grant.IsDirect))
        {
            var principal = grant.Grantee.Principal;
            if (principal.IsDeletedAccount)
            {
                if (!IsReported(item, ProblemCodes.DeletedAccount))
                {
                    yield return $"has a grant of the deleted account {principal}, and it is not reported";
                }
            }
            else if (_rules.IsExcess(item, grant) && !NobodyCan(before) && !HoldsUp(item, grant.Grantee))
            {
                yield return $"still gives {principal} {grant.Direct.Name()}, more than is allowed";
            }
            else if (_rules.Differs(item, grant) && !_rules.IsExcess(item, grant) && !IsReported(item, ProblemCodes.LimitedKept) && !HoldsUp(item, grant.Grantee))
            {
                yield return $"gives {principal} {grant.Direct.Name()} in a folder that is kept limited, and it is not reported";
            }
            else if (_rules.LastsTooLong(item, grant) && !NobodyCan(before) && !_rules[item].IsKept)
            {
                yield return $"gives {principal} {grant.Direct.Name()} for longer than is allowed";
            }
            else if (_rules.IsLease(item, grant.Grantee, grant.Direct) && _rules.EndOf(item, grant.Grantee, grant.Direct) is null && !IsReported(item, ProblemCodes.ExpiryNotPossible) && !NobodyCan(before))
            {
                yield return $"gives {principal} {grant.Direct.Name()} without an end, and it is not reported";
            }
        }
    }

    private IEnumerable<string> CheckPromises(Item before, Item item)
    {
        foreach (var line in _rules.Tree.Mode == Mode.Ceiling || _rules[item].Promised.IsDefault ? [] : _rules[item].Promised)
        {
            if (!_rules.IsSomebody(line.Principal) || _rules.IsWithoutEffect(before, line) || item.Grants.Any(grant => IsKeptPromise(item, grant, line)))
            {
                continue;
            }

            if (!TreeRules.HasRole(item, line.Principal, line.Role))
            {
                if (!IsReported(item, ProblemCodes.RoleNotPossible) && !(_rules[before].IsKept && IsReported(item, ProblemCodes.LimitedKept)))
                {
                    yield return $"cannot give {line.Principal} {line.Role.Name()}, and it is not reported";
                }
            }
            else if (!(_rules[before].IsKept ? IsReported(item, ProblemCodes.LimitedKept) : NobodyCan(before)))
            {
                yield return $"does not give {line.Principal} {line.Role.Name()}, or not for good";
            }
        }
    }

    private bool IsKeptPromise(Item item, Grant grant, Access line) => _rules.IsSame(line.Principal, grant.Grantee) && grant.Effective >= line.Role
        && !_rules.FallsShort(item, grant, line.Role) && (grant.Findable || !line.Findable || grant.Inherited >= line.Role);

    /// <summary>Nobody loses what the policy allows, nor who could be somebody it allows.</summary>
    private IEnumerable<string> CheckLosses(Item before, Item after)
    {
        foreach (var grant in before.Grants)
        {
            var has = Obstacles.Highest(after.Grants, grant.Grantee, one => one.Effective);
            var promises = _rules.Tree.Mode != Mode.Ceiling && !_rules[before].IsKept && !_rules[before].IsUnsure;
            var listed = promises ? _rules.ListedFor(before, grant.Grantee) : Role.None;
            if (has < grant.Effective && has < listed && !CannotHave(before, listed) && !NobodyCanAbove(before))
            {
                yield return $"leaves {grant.Grantee.Principal}, who may be {listed.Name()}, with {has.Name()}";
            }
            else if (has < grant.Effective && grant.Effective != Role.Owner && _rules.IsFrozen(before, grant.Grantee))
            {
                yield return $"takes {grant.Effective.Name()} from {grant.Grantee.Principal}, from whom nothing may be taken until the policy is mended";
            }
        }
    }

    private IEnumerable<string> CheckSettings(Item before, Item item)
    {
        var kept = _rules[item].IsKept ? ProblemCodes.LimitedKept : null;
        if (_settings.WantsResharing(item) && !IsReported(item, kept ?? ProblemCodes.ResharingNeedsOwner, isSo: kept is not null || !_actors.OwnerCan(before)))
        {
            yield return $"still has re-sharing {(item.WritersCanShare == true ? "on" : "off")}";
        }

        if (_settings.WantsDownload(item) && !IsReported(item, kept ?? ProblemCodes.NoActor, isSo: kept is not null || !_actors.SomebodyCan(before)))
        {
            yield return $"still has downloading {(item.ReadersCanDownload == true ? "on" : "off")}";
        }

        if (_settings.WantsLimit(item) is { } limited && limited != item.IsLimited && !NobodyCan(before)
            && !(limited && (LosesFrozen(before, item) || (kept is not null && IsReported(item, ProblemCodes.LimitedKept)))))
        {
            yield return limited ? "still inherits" : "is still limited";
        }

        if (!before.IsLimited && item.IsLimited && before.Grants.Any(grant => _rules.IsProtected(grant.Grantee) && item.Grants.Of(grant.Grantee).Effective < grant.Effective)
            && !IsReported(item, ProblemCodes.ProtectedCutOff))
        {
            yield return "cuts off somebody who is protected, and it is not reported";
        }

        if (_settings.WantsOwner(item) && !WhyOwnerStays(before, item).Any(code => IsReported(item, code) || code is ProblemCodes.NoMatch or ProblemCodes.Unresolved) && _rules.IsSomebody(Principal.User(_rules.Tree.Owner!)))
        {
            yield return $"still belongs to {item.Owner}";
        }
    }

    private IEnumerable<string> WhyOwnerStays(Item before, Item item)
    {
        var owner = before.Grants.FirstOrDefault(grant => grant.Direct == Role.Owner).Grantee ?? new Grantee("", Principal.User(before.Owner!));
        return !_rules.Workspace.IsInside(before.Owner!) ? [ProblemCodes.OwnerOutside]
            : _rules[item].IsKept ? [ProblemCodes.LimitedKept]
            : _rules.IsProtected(owner) ? [ProblemCodes.OwnerProtected]
            : !_actors.OwnerCan(before) || !_actors.IsUsable(_rules.Tree.Owner!) ? [ProblemCodes.OwnerNotActable]
            : _rules.IsUnmatched(owner) ? [ProblemCodes.NoMatch]
            : _rules.IsFrozen(before, owner) || HoldsUp(before, owner) ? [ProblemCodes.Unresolved]
            : [];
    }

    private IEnumerable<string> CheckRoot(Item root)
    {
        if (root.IsLimited && !_rules[root].IsToBeLimited && !IsReported(root, ProblemCodes.RootLimited))
        {
            yield return "is limited by somebody, and it is not reported";
        }

        var above = TreeRules.OwnersOfFoldersAbove(root).ToHashSet(StringComparer.Ordinal);
        foreach (var grant in root.Grants.Where(grant => _rules.Tree.Mode != Mode.Floor && grant.Inherited > _rules.AllowedFor(root, grant.Grantee) && grant.Direct != Role.Owner))
        {
            var isFolderOwner = grant.Effective <= Role.Writer && grant.Grantee.Principal.Kind == PrincipalKind.User && above.Contains(grant.Grantee.Principal.Address);
            var isOrganizer = grant.Inherited == Role.Organizer;
            if (!isFolderOwner && !isOrganizer && !grant.Grantee.Principal.IsDeletedAccount && !IsReported(root, ProblemCodes.InheritedFromAbove))
            {
                yield return $"gives {grant.Grantee.Principal} too much through a folder above, and it is not reported";
            }
        }
    }

    /// <summary>Whether a grant has to stay because what comes of it further down could be that of a misspelt address.</summary>
    private bool HoldsUp(Item item, Grantee grantee) => item.Tree.Items.Any(below => !below.IsTrashed && IsAtOrBelow(below, item)
        && _rules.IsStranger(below, grantee) && _rules.IsFrozen(below, grantee));

    private static bool IsAtOrBelow(Item item, Item above)
    {
        while (item != above && !item.IsRoot)
        {
            item = item.Parent;
        }

        return item == above;
    }

    /// <summary>Whether to limit a folder would cut off somebody from whom nothing may be taken, there or further down.</summary>
    private bool LosesFrozen(Item before, Item after) => before.Grants.Any(grant => grant.Inherited > grant.Direct && !(before.Tree.Drive is not null && grant.Inherited == Role.Organizer)
        && after.Grants.Of(grant.Grantee).Direct != Role.Owner
        && grant.Inherited > _rules.ListedFor(before, grant.Grantee) && (_rules.IsFrozen(before, grant.Grantee) || HoldsUp(before, grant.Grantee)));

    private static bool CannotHave(Item item, Role role) => role >= Role.FileOrganizer && item.Kind != ItemKind.Folder;

    private bool IsReported(Item item, string code, bool isSo = true) => isSo && _reported.Contains((item.Id, code));

    /// <summary>Whether nobody may write the item or a folder above it, so that what is promised there is not made.</summary>
    private bool NobodyCanAbove(Item item)
    {
        while (!NobodyCan(item) && !item.IsRoot)
        {
            item = item.Parent;
        }

        return NobodyCan(item);
    }

    /// <summary>Whether it is reported, and believable, that nobody may write the item.</summary>
    private bool NobodyCan(Item item) => IsReported(item, ProblemCodes.NoActor) && !_actors.SomebodyCan(item);
}
