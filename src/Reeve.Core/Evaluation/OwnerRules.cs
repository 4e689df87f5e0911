using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>Judges to whom an item belongs.</summary>
internal sealed class OwnerRules(Judging judging, ActorChooser actors)
{
    private readonly Grantee? _wanted = judging.Tree.Owner is { } named ? judging.WhoIs(Principal.User(named)) : null;

    /// <summary>Says of an item that it belongs to somebody outside.</summary>
    public IEnumerable<Verdict> Report(Item item)
    {
        if (item.Owner is { } owner && !judging.Policy.Workspace.IsInside(owner))
        {
            yield return new Verdict.Reported(item, ProblemCodes.OwnerOutside,
                $"belongs to `{owner}`, outside the workspace, who can always share it; copy what is needed and take the original out of the tree.");
        }
    }

    /// <summary>Whether an item belongs to somebody inside who is not the one whom the policy names.</summary>
    public bool IsOthers(Item item) => judging.Tree.Owner is { } named && item.Owner is { } owner
        && judging.Policy.Workspace.IsInside(owner) && !judging.IsSameUser(named, owner);

    /// <summary>Whether an item will be handed to somebody, who then loses nothing by whatever else is done to it.</summary>
    public bool WillGoTo(Item item, Grantee grantee) => _wanted?.Id == grantee.Id && Judge(item).Any(verdict => verdict is Verdict.OwnerOff);

    public IEnumerable<Verdict> Judge(Item item)
    {
        if (_wanted is not { } to || !IsOthers(item))
        {
            yield break;
        }

        var (owner, wanted) = (item.Owner!, to.Principal.Address);
        var from = item.Grants.Where(grant => grant.Direct == Role.Owner).Select(grant => grant.Grantee).FirstOrDefault() ?? judging.NotThere(Principal.User(owner));
        if (judging.IsProtected(from))
        {
            yield return new Verdict.Reported(item, ProblemCodes.OwnerProtected, $"belongs to `{owner}`, who is protected, so it stays; hand it to `{wanted}` by hand, or take `{owner}` out of `safety.protect`.");
        }
        else if (actors.OwnerOf(item) is null)
        {
            yield return new Verdict.Reported(item, ProblemCodes.OwnerNotActable,
                $"belongs to `{owner}`, who cannot be acted as, and only an owner can hand an item over; reactivate the account, or transfer its files in the Admin console.");
        }
        else if (!actors.CanBeActedAs(wanted))
        {
            yield return new Verdict.Reported(item, ProblemCodes.OwnerNotActable, $"is to belong to `{wanted}`, who cannot be acted as; reactivate that account, or name another in {judging.Tree.Rule("owner")}.");
        }
        else if (!judging.IsFrozen(item, from))
        {
            yield return Transfer(item, from, to);
        }
    }

    /// <summary>The old owner keeps what the policy gives, no more.</summary>
    private Verdict.OwnerOff Transfer(Item item, Grantee from, Grantee to)
    {
        var grants = judging.GrantsOf(item);
        var had = grants.Of(to);
        var allowed = judging.EntitledOn(item, from).Role;
        var inherited = grants.Of(from).Inherited;
        var keeps = inherited >= allowed ? (GrantState?)null : new GrantState(allowed);
        return new Verdict.OwnerOff(item, from, had.Grantee, had.IsDirect ? had.State : null, keeps, $"{judging.Tree.Rule("owner")}: every item belongs to {to.Principal}");
    }
}
