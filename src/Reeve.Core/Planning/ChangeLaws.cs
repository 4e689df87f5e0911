using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>What <see cref="PlanChecker"/> asks of a single change of a grant: it is allowed, and somebody needs it.</summary>
/// <param name="rules">The rules of the tree.</param>
/// <param name="before">The item as it is.</param>
/// <param name="after">The item as it is after all changes.</param>
internal sealed class ChangeLaws(TreeRules rules, Item before, Item after)
{
    /// <summary>Returns one clause for each law that is broken.</summary>
    public IEnumerable<string> Check(Change change) => !rules.Governs(before)
        ? ["a shortcut, an item in the trash, an unknown one or one left to others is not changed"]
        : change switch
        {
            Change.GrantCreate create => CheckCreate(create),
            Change.GrantUpdate update => CheckExisting(update.Grantee, update.Before, update.After),
            Change.GrantDelete delete => CheckExisting(delete.Grantee, delete.Before, null),
            _ => [],
        };

    private IEnumerable<string> CheckCreate(Change.GrantCreate create)
    {
        var grantee = new Grantee(create.GranteeId, create.For);
        var now = before.Grants.Of(grantee);
        if (now.IsDirect)
        {
            yield return "there is a direct grant already";
        }

        if (!rules.IsSomebody(create.For))
        {
            yield return "nobody is known by that address";
        }

        foreach (var clause in CheckGiven(now, now.State, create.After))
        {
            yield return clause;
        }
    }

    private IEnumerable<string> CheckExisting(Grantee grantee, GrantState was, GrantState? becomes)
    {
        var now = before.Grants.Of(grantee);
        if (!now.IsDirect || now.State != was)
        {
            yield return "there is no such direct grant";
            yield break;
        }

        if (now.Direct == Role.Owner || becomes is { Role: Role.Owner or Role.None })
        {
            yield return "a grant of an owner is not changed";
            yield break;
        }

        if (grantee.Principal.IsDeletedAccount)
        {
            yield return "a grant of a deleted account is not changed";
            yield break;
        }

        var (gives, takes) = (becomes is { } made && Gives(was, made), becomes is not { } kept || Takes(was, kept));
        if (takes)
        {
            foreach (var clause in CheckTaken(now, becomes))
            {
                yield return clause;
            }
        }

        if (gives)
        {
            foreach (var clause in CheckGiven(now, was, becomes!.Value))
            {
                yield return clause;
            }
        }

        if (!gives && !takes)
        {
            yield return "it changes nothing";
        }
    }

    /// <summary>What is given is promised at that place, is not there yet, and is all that is missing.</summary>
    private IEnumerable<string> CheckGiven(Grant now, GrantState was, GrantState made)
    {
        var promised = rules.PromisedFor(before, now.Grantee);
        var listed = rules.ListedFor(before, now.Grantee);
        if (IsRenewal(now, was, made))
        {
            yield break;
        }

        if (rules.Tree.Mode == Mode.Ceiling)
        {
            yield return "a ceiling gives nothing";
        }
        else if (rules[before].IsKept)
        {
            yield return "nothing is given at or below a folder that is kept limited";
        }
        else if (promised == Role.None)
        {
            yield return "nothing promises it there";
        }
        else if (IsEnough(now with { Inherited = after.Grants.Of(now.Grantee).Inherited }, promised, made))
        {
            yield return "it has what is promised there without";
        }
        else if (made.Role < promised || (made.Role > listed && made.Role > was.Role) || (made.Findable && !was.Findable && !rules.MayFind(before, now.Grantee))
            || (made.Findable != was.Findable && !made.Findable && rules.MayFind(before, now.Grantee)))
        {
            yield return "it is not what is promised there";
        }
        else if (made.ExpiresAt is not null && rules.EndOf(before, now.Grantee, made.Role) is null && !rules.IsProtected(now.Grantee) && rules.ExemptedFor(before, now.Grantee) < made.Role)
        {
            yield return "a listed grant lasts";
        }
    }

    /// <summary>Whether a grant to somebody outside ends later only, as long as it may, because less than half of that is left.</summary>
    private bool IsRenewal(Grant now, GrantState was, GrantState made) => made == was with { ExpiresAt = made.ExpiresAt } && now.Direct > after.Grants.Of(now.Grantee).Inherited
        && rules.EndOf(before, now.Grantee, made.Role) is { } end && made.ExpiresAt == end && was.ExpiresAt is { } until && 2 * (until - rules.Today) < end - rules.Today;

    private bool IsEnough(Grant then, Role promised, GrantState made) =>
        then.Inherited >= made.Role || ((then.Findable || !made.Findable) && !rules.FallsShort(before, then, promised));

    /// <summary>What is taken is too much, and no more is taken than is too much.</summary>
    private IEnumerable<string> CheckTaken(Grant now, GrantState? becomes)
    {
        var (grantee, left) = (now.Grantee, becomes?.Role ?? Role.None);
        if (rules.Tree.Mode == Mode.Floor)
        {
            yield return "a floor takes nothing";
        }
        else if (rules.IsProtected(grantee))
        {
            yield return "a protected principal loses nothing";
        }
        else if (rules.IsUnmatched(grantee))
        {
            yield return "whom an override lists that matches nothing keeps what there is";
        }
        else if (rules.IsFrozen(before, grantee))
        {
            yield return "it could be the listed address that nobody knows";
        }
        else if (rules[before].IsKept && !rules.IsOpen(grantee.Principal))
        {
            yield return "it is somebody in a folder that is kept limited";
        }
        else if (!rules.IsExcess(after, now) && !(rules.LastsTooLong(before, now) && (becomes is null ? after.Grants.Of(grantee).Inherited > now.Direct : left == now.Direct)))
        {
            yield return "nothing asks for it";
        }
        else if (left != Role.None && after.Grants.Of(grantee).Inherited >= left && (rules.EndOf(before, grantee, left) is null || left < now.Direct))
        {
            yield return "what it leaves is inherited, so the grant can go";
        }
        else if (EffectiveOf(grantee) is var has && has < rules.AllowedFor(before, grantee) && has < now.Direct && !rules.IsShutOut(after, grantee))
        {
            yield return $"{rules.AllowedFor(before, grantee).Name()} is allowed";
        }
    }

    /// <summary>What somebody has after the plan; anyone is one, by link or by search.</summary>
    private Role EffectiveOf(Grantee grantee) => grantee.Principal != Principal.Anyone ? after.Grants.Of(grantee).Effective
        : after.Grants.Where(grant => grant.Grantee.Principal == Principal.Anyone).Select(grant => grant.Effective).DefaultIfEmpty().Max();

    /// <summary>Whether one who had the first has more, or longer, with the second.</summary>
    internal static bool Gives(GrantState was, GrantState becomes) => becomes.Role > was.Role || (becomes.Findable && !was.Findable)
        || (was.ExpiresAt is { } end && becomes.Role >= was.Role && (becomes.ExpiresAt is not { } later || later > end));

    /// <summary>Whether one who had the first has less, or shorter, with the second.</summary>
    internal static bool Takes(GrantState was, GrantState becomes) => becomes.Role < was.Role || (was.Findable && !becomes.Findable)
        || (becomes.ExpiresAt is { } end && becomes.Role <= was.Role && (was.ExpiresAt is not { } later || later > end));
}
