using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>What <see cref="PlanChecker"/> asks of when changes are made: the tree is looked at as it is when each phase is over.</summary>
internal sealed class OrderLaws
{
    private readonly TreeRules _rules;
    private readonly IReadOnlyList<Change> _changes;
    private readonly Tree[] _when;
    private readonly Tree _opened;
    private readonly HashSet<string> _followed;
    private readonly HashSet<string> _succeeded;
    private readonly HashSet<string> _newOwners;

    /// <summary>Takes the tree's changes, and works out how it looks in between.</summary>
    public OrderLaws(TreeRules rules, IReadOnlyList<Change> changes)
    {
        (_rules, _changes) = (rules, changes);
        _when = [.. Enum.GetValues<Phase>().Select(phase => Forecast.After(rules.Reading.Tree, changes.Where(change => change.Phase <= phase)))];
        _opened = Forecast.After(rules.Reading.Tree, changes.Where(change => change.Phase == Phase.Loosen));
        _newOwners = changes.OfType<Change.OwnerTransfer>().Select(change => change.To.Id).ToHashSet(StringComparer.Ordinal);
        _followed = GranteesIn(Phase.Follow);
        _succeeded = GranteesIn(Phase.Succeed);

        HashSet<string> GranteesIn(Phase phase) => changes.Where(change => change.Phase == phase).SelectMany(TreeRules.GranteeIdsOf).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Returns one clause for each law that a change breaks.</summary>
    /// <param name="change">The change.</param>
    /// <param name="item">The item as it is.</param>
    public IEnumerable<string> Check(Change change, Item item)
    {
        if (!IsPhaseRight(change, item))
        {
            yield return $"it is not one for the phase {change.Phase}";
        }

        var (grantee, made) = change switch
        {
            Change.GrantCreate create => (new Grantee(create.GranteeId, create.For), create.After.Role),
            Change.GrantUpdate update when update.After.Role != update.Before.Role => (update.Grantee, update.After.Role),
            _ => (null, Role.None),
        };
        if (grantee is not null && Inherited(change.Phase, item, grantee) >= made)
        {
            yield return $"in the phase {change.Phase} {made.Name()} is inherited there, so Google would write nothing";
        }

        if (change is Change.GrantUpdate kept && Inherited(change.Phase, item, kept.Grantee) > kept.After.Role)
        {
            yield return $"in the phase {change.Phase} more than {kept.After.Role.Name()} is inherited there, so Google would refuse it";
        }
    }

    /// <summary>Returns one clause for each item and grantee that has less in between than before and after.</summary>
    public IEnumerable<(Item Item, string Clause)> CheckBetween()
    {
        foreach (var item in _rules.Reading.Tree.Items.Where(item => item is { IsKnown: true, IsTrashed: false }))
        {
            foreach (var grant in item.Grants.Where(grant => !_rules.Workspace.IsExposure(grant.Grantee.Principal) && !_newOwners.Contains(grant.Grantee.Id)))
            {
                var has = After(Phase.Leave, item).Grants.Of(grant.Grantee).Effective;
                var least = grant.Effective < has ? grant.Effective : has;
                foreach (var phase in Enum.GetValues<Phase>().Where(phase => !IsFollowed(phase, grant.Grantee)))
                {
                    if (After(phase, item).Grants.Of(grant.Grantee).Effective < least)
                    {
                        yield return (item, $"takes {least.Name()} from {grant.Grantee.Principal} in the phase {phase}, who has it before and after");
                    }
                }
            }
        }
    }

    /// <summary>Whether somebody may have less for the moment, for what they are to have can only be made after that phase.</summary>
    private bool IsFollowed(Phase phase, Grantee grantee) => (phase == Phase.Clear && _followed.Contains(grantee.Id)) || (phase == Phase.Transfer && _succeeded.Contains(grantee.Id));

    private Item After(Phase phase, Item item) => _when[(int)phase][item.Index];

    private Role Inherited(Phase phase, Item item, Grantee grantee) => After(phase, item).Grants.Of(grantee).Inherited;

    /// <summary>The same, where anyone is one, by link or by search: what might be written only later may wait.</summary>
    private Role Reaches(Phase phase, Item item, Grantee grantee) => Reaches(After(phase, item), grantee);

    private static Role Reaches(Item item, Grantee grantee) => item.Grants
        .Where(grant => grant.Grantee.Id == grantee.Id || (grantee.Principal == Principal.Anyone && grant.Grantee.Principal == Principal.Anyone))
        .Select(grant => grant.Inherited).DefaultIfEmpty().Max();

    private bool IsPhaseRight(Change change, Item item) => change switch
    {
        Change.OwnerTransfer => change.Phase == Phase.Transfer,
        Change.FileUpdate { After.Limited: true } => change.Phase == Phase.Cut,
        Change.FileUpdate { After.Limited: false } => change.Phase == Phase.Loosen,
        Change.FileUpdate => change.Phase == Phase.Switch,
        Change.DriveUpdate update => change.Phase == (update.After is { Resharing: not false, Download: not false, MembersOnly: not true, InternalOnly: not true } ? Phase.Loosen : Phase.Switch),
        Change.GrantCreate create => IsGivenRight(change, item, new Grantee(create.GranteeId, create.For), create.After.Role),
        Change.GrantUpdate update when update.After.Role > update.Before.Role || (ChangeLaws.Gives(update.Before, update.After) && !ChangeLaws.Takes(update.Before, update.After)) => IsGivenRight(change, item, update.Grantee, update.After.Role),
        Change.GrantUpdate update => IsTakenRight(change, item, update.Grantee, update.After.Role),
        Change.GrantDelete delete => IsTakenRight(change, item, delete.Grantee, Role.None),
        _ => true,
    };

    /// <summary>Given is as soon as it can be: after a cut, or after what was above has gone, only where Google would write nothing before.</summary>
    private bool IsGivenRight(Change change, Item item, Grantee grantee, Role role) => change.Phase switch
    {
        Phase.Grant => true,
        Phase.Cut => IsCut(item) && (Reaches(Phase.Grant, item, grantee) >= role || Reaches(_opened[item.Index], grantee) >= role),
        Phase.Follow => Inherited(Phase.Cut, item, grantee) >= role,
        Phase.Succeed => Inherited(Phase.Switch, item, grantee) >= role,
        _ => false,
    };

    private bool IsTakenRight(Change change, Item item, Grantee grantee, Role left)
    {
        var isFollowed = _changes.Any(other => other.Phase == Phase.Follow && TreeRules.GranteeIdsOf(other).Contains(grantee.Id)
            && item.Tree.TryFind(other.File, out var place) && IsBelow(place, item.Id));
        if (change.Phase == Phase.Succeed)
        {
            return left != Role.None && Inherited(Phase.Switch, item, grantee) >= left;
        }

        var isOrganizing = item.Tree.IsWholeDrive && item.Tree.Root.Grants.Of(grantee).Direct == Role.Organizer
            && (item.IsRoot || (left != Role.None && Inherited(Phase.Switch, item, grantee) == Role.Organizer));
        if (!_rules.Workspace.IsExposure(grantee.Principal))
        {
            return change.Phase == (isFollowed ? Phase.Clear : isOrganizing ? Phase.Leave : Phase.Take);
        }

        // Whoever is listed is not to have nothing in between; and nothing can be lowered under what is inherited.
        var waits = _rules.MayBeListedUnseen(item, grantee.Principal) || (left != Role.None && (Reaches(Phase.Close, item, grantee) >= left || (IsCut(item) && Reaches(_opened[item.Index], grantee) >= left)))
            || _changes.Any(other => other.Phase is Phase.Grant or Phase.Cut or Phase.Follow && TreeRules.GranteeIdsOf(other).Contains(grantee.Id));
        return change.Phase == Phase.Close || (waits && change.Phase == (isFollowed ? Phase.Clear : isOrganizing ? Phase.Leave : Phase.Take));
    }

    private bool IsCut(Item item) => _changes.Any(change => change is Change.FileUpdate { After.Limited: true } && (change.File == item.Id || IsBelow(item, change.File)));

    private static bool IsBelow(Item item, string above)
    {
        while (!item.IsRoot)
        {
            item = item.Parent;
            if (item.Id == above)
            {
                return true;
            }
        }

        return false;
    }
}
