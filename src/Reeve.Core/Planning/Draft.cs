using System.Diagnostics;
using Reeve.Core.Evaluation;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>The changes and problems of one tree, put together verdict by verdict.</summary>
/// <param name="reading">The tree.</param>
/// <param name="workspace">Who is inside.</param>
/// <param name="actors">Chooses in whose name; the tree has been judged, all of it.</param>
/// <param name="phases">Chooses when a grant is changed.</param>
internal sealed class Draft(TreeReading reading, Workspace workspace, ActorChooser actors, PhaseChooser phases)
{
    public List<Change> Changes { get; } = [];

    public List<Problem> Problems { get; } = [];

    /// <summary>Makes of a verdict the change that puts it right, or the problem that says why nothing does.</summary>
    public void Add(Verdict verdict)
    {
        switch (verdict)
        {
            case Verdict.Reported reported:
                Problems.Add(reported.Problem);
                break;
            case Verdict.GrantOff off:
                var phase = phases.PhaseOf(off);
                var actor = phase switch
                {
                    Phase.Succeed => actors.ForAfterwards(off.Item),
                    Phase.Leave => actors.ForLeaving(off.Item),
                    _ => actors.For(off.Item),
                };
                AddFor(actor, off.Item, phase, off.Why, at => Change.OfGrant(at, off.Grantee, off.Before, off.After), off.Gives);
                break;
            case Verdict.SwitchesOff off:
                AddSwitches(off);
                break;
            case Verdict.OwnerOff off:
                AddFor(actors.OwnerOf(off.Item), off.Item, Phase.Transfer, off.Why, at => new Change.OwnerTransfer(off.From, off.To, off.Had, off.Keeps) { Id = 0, Place = at });
                break;
            case Verdict.RestrictionsOff off:
                AddRestrictions(off, Phase.Loosen, isTight: false);
                AddRestrictions(off, Phase.Switch, isTight: true);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void AddFor(string? actor, Item item, Phase phase, string why, Func<ChangePlace, Change> make, bool isPromised = false)
    {
        if (actor is not null)
        {
            Changes.Add(make(new ChangePlace(reading.Policy.Name, item.Id, item.Path, actor, phase, why)
            {
                AsAdmin = actors.IsAdminOf(item, actor),
                Admin = actors.AdminOf(item),
            }));
        }
        else
        {
            Problems.Add(Problem.At(item, ProblemCodes.NoActor, $"nobody that can be acted as may change it ({why}); {Hint(item)}") with { BreaksPromise = isPromised });
        }
    }

    /// <summary>The switches of an item are one change, in the name of its owner where re-sharing is among them, for nobody else may switch that.</summary>
    private void AddSwitches(Verdict.SwitchesOff off)
    {
        var (before, after, owner) = (off.Before, off.After, actors.OwnerOf(off.Item));
        if (after.Resharing is not null && owner is null)
        {
            Problems.Add(Problem.At(off.Item, ProblemCodes.ResharingNeedsOwner, $"re-sharing is the owner's to switch; {Hint(off.Item)}"));
            (before, after) = (before with { Resharing = null }, after with { Resharing = null });
        }

        if (after != default)
        {
            var phase = after.Limited switch { true => Phase.Cut, false => Phase.Loosen, null => Phase.Switch };
            AddFor(owner ?? actors.For(off.Item), off.Item, phase, off.Why, at => new Change.FileUpdate(before, after) { Id = 0, Place = at });
        }
    }

    /// <summary>What is loosened is so before anything is granted, and what is forbidden is removed before that is tightened.</summary>
    private void AddRestrictions(Verdict.RestrictionsOff off, Phase phase, bool isTight)
    {
        var (before, after) = (Only(off.Before), Only(off.After));
        if (after != Restrictions.None)
        {
            AddFor(actors.For(off.Item), off.Item, phase, off.Why, at => new Change.DriveUpdate(before, after) { Id = 0, Place = at });
        }

        Restrictions Only(Restrictions all) => new(
            off.After.Resharing == !isTight ? all.Resharing : null,
            off.After.Download == !isTight ? all.Download : null,
            off.After.MembersOnly == isTight ? all.MembersOnly : null,
            off.After.InternalOnly == isTight ? all.InternalOnly : null);
    }

    private string Hint(Item item) => item.Tree.Drive is { } drive
        ? $"name an active organizer of the shared drive `{drive.Name}`, or `workspace.admin`."
        : item.Owner is { } owner && workspace.IsInside(owner)
            ? $"`{owner}`, who owns it, cannot be acted as: reactivate the account, or transfer the item to somebody active."
            : "its owner is outside the workspace: copy what is needed and take the original out of the tree.";
}
