using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>What <see cref="PlanChecker"/> asks of a single change: it is allowed, right in time, and somebody needs it.</summary>
/// <param name="rules">The rules of the tree.</param>
/// <param name="before">The item as it is.</param>
/// <param name="after">The item as it is after all changes.</param>
/// <param name="promised">The ids of those whom the plan grants something on the root.</param>
internal sealed class ChangeLaws(TreeRules rules, Item before, Item after, IReadOnlySet<string> promised)
{
    /// <summary>Returns one clause for each law that is broken.</summary>
    public IEnumerable<string> Check(Change change)
    {
        if (!TreeRules.Governs(before))
        {
            yield return "a shortcut, an item in the trash or an unknown one is not changed";
            yield break;
        }

        if (!rules.IsPhaseRight(change, promised))
        {
            yield return $"it is not one for the phase {change.Phase}";
        }

        foreach (var clause in change switch
        {
            Change.FileUpdate flag => CheckSwitch(flag),
            Change.GrantCreate create => CheckCreate(create),
            Change.GrantUpdate update => CheckExisting(update.Grantee, update.Before, update.After),
            Change.GrantDelete delete => CheckExisting(delete.Grantee, delete.Before, null),
            _ => [],
        })
        {
            yield return clause;
        }
    }

    private IEnumerable<string> CheckSwitch(Change.FileUpdate flag)
    {
        if (flag.Before == flag.After || before.WritersCanShare != flag.Before.Resharing || rules.Tree.Restrictions.Resharing != flag.After.Resharing || TreeRules.IsKept(before))
        {
            yield return "nothing asks for it";
        }
    }

    private IEnumerable<string> CheckCreate(Change.GrantCreate create)
    {
        var (grantee, promised) = (new Grantee(create.GranteeId, create.For), create.After.Role);
        var now = GrantOf(grantee);
        if (now.IsDirect)
        {
            yield return "there is a direct grant already";
        }

        if (!before.IsRoot || rules.ListedFor(grantee) != promised || create.After != new GrantState(promised) || !rules.FallsShort(now, promised))
        {
            yield return "nothing asks for it";
        }
    }

    private IEnumerable<string> CheckExisting(Grantee grantee, GrantState was, GrantState? becomes)
    {
        var now = GrantOf(grantee);
        if (!now.IsDirect || now.State != was)
        {
            yield return "there is no such direct grant";
            yield break;
        }

        if (now.Direct == Role.Owner || becomes is { Role: Role.Owner or Role.None })
        {
            yield return "a grant of an owner is not changed";
        }

        if (grantee.Principal.IsDeletedAccount)
        {
            yield return "a grant of a deleted account is not changed";
        }

        if (rules.IsProtected(grantee) && (becomes?.Role ?? Role.None) < was.Role)
        {
            yield return "a protected principal loses nothing";
        }

        var mayRaise = before.IsRoot && rules.ListedFor(grantee) is var promised and not Role.None && rules.FallsShort(now, promised);
        var mayLower = rules.IsExcess(before, now) && (!TreeRules.IsKept(before) || rules.IsOpen(grantee.Principal));
        if (!mayRaise && (!mayLower || becomes?.Role > was.Role))
        {
            yield return "nothing asks for it";
        }

        if (becomes is { } left && after.TryFind(grantee.Id, out var then) && then.Inherited >= left.Role)
        {
            yield return "what it leaves is inherited, so the grant can go";
        }
    }

    private Grant GrantOf(Grantee grantee)
    {
        foreach (var grant in before.Grants)
        {
            if (grant.Grantee.Id == grantee.Id || grant.Grantee.Principal == grantee.Principal)
            {
                return grant;
            }
        }

        return new Grant(grantee, Role.None);
    }
}
