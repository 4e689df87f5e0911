using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Core.Trees;
using Reeve.Engine.Ports;

namespace Reeve.Engine.Applying;

/// <summary>Makes a change only where the item is as the plan saw it, or where its policy asks for the same all the same.</summary>
/// <param name="planner">Judges anew, by what is known by now.</param>
/// <param name="reading">The item's tree, as the run believes it to be now.</param>
/// <param name="ancestry">The folders above.</param>
internal sealed class ApplyJudge(Planner planner, TreeReading reading, Ancestry ancestry) : IChangeJudge
{
    /// <inheritdoc/>
    public async Task<Decision.Leave?> ObjectionAsync(WriteJob job, ItemState now, CancellationToken cancellationToken)
    {
        if (!reading.Tree.TryFind(job.Place.File, out var item))
        {
            return new Decision.Leave("moved", "it is not in the tree any more");
        }

        if (now.IsTrashed)
        {
            return new Decision.Leave("trashed", "somebody has put it in the trash since the plan was made");
        }

        // An actor who cannot see the folder is told no parent; then the folders above decide.
        var moved = !item.IsRoot && now.ParentId is { } parent && parent != item.Parent.Id;
        var heir = job.Changes.OfType<Change.OwnerTransfer>().FirstOrDefault()?.To.Principal.Address ?? job.Actor.User;
        return moved || !await ancestry.StandsAsync(item, reading.Reader, heir, cancellationToken)
            ? new Decision.Leave("moved", "somebody has moved it, or a folder above it, since the plan was made")
            : null;
    }

    /// <inheritdoc/>
    public Decision Decide(Change change, ItemState now)
    {
        if (change is not (Change.FileUpdate or Change.DriveUpdate) && now.Shown.Grants.IsDefault)
        {
            return new Decision.Leave("not-readable", $"`{change.Actor}` may not see its grants any more");
        }

        if (GrantParts.Of(change) is not { } parts)
        {
            return ItemParts.IsAfter(change, now) ? new Decision.Needless("it is so already")
                : change is Change.OwnerTransfer && !ItemParts.IsBefore(change, now) ? new Decision.Leave("changed", "somebody has changed the owner since the plan was made")
                : new Decision.Write(ItemParts.AsFound(change, now));
        }

        var has = now.Of(parts.GranteeId, parts.Principal);
        return DirectOf(has, now, parts.Before) == parts.Before ? new Decision.Write(change) : Again(change, parts, now);
    }

    /// <summary>The direct grant as it is now. Where the service does not tell, what the plan saw is taken to be so if the role is the same.</summary>
    private static GrantState? DirectOf(Grant? has, ItemState now, GrantState? before) => has switch
    {
        null => null,
        { } grant when now.Shown.ToldDirect => grant.IsDirect ? Unmixed(grant, before) : null,
        { } grant => before is null ? null : Unmixed(grant, before),
    };

    /// <summary>
    /// Drive says that search finds an item for a grantee if it does by the direct grant or by an inherited one. What this run has just granted above
    /// can so cover what the plan saw, which is what an undo has to bring back.
    /// </summary>
    private static GrantState Unmixed(Grant grant, GrantState? before) =>
        before is { Findable: false } && grant is { Findable: true, Inherited: not Role.None } ? grant.State with { Findable = false } : grant.State;

    /// <summary>Somebody has changed the grant since: it is judged anew, and made only if the same is asked for.</summary>
    private Decision Again(Change change, GrantParts parts, ItemState now)
    {
        _ = reading.Tree.TryFind(change.File, out var item);
        var above = item.IsRoot ? default : item.Parent.Grants;
        var grants = now.Shown.ToldDirect ? now.Shown.Grants : now.Shown.Grants.Select(shown => Inheritance.Infer(shown, above, item.IsLimited)).ToImmutableArray();
        var changed = reading.Tree.With(new Dictionary<int, ImmutableArray<Grant>> { [item.Index] = grants });
        var again = planner.Plan([reading with { Tree = changed }]).Changes.Where(other => other.File == change.File)
            .Select(GrantParts.Of).OfType<GrantParts>()
            .Where(other => other.GranteeId == parts.GranteeId || other.Principal == parts.Principal)
            .Cast<GrantParts?>().FirstOrDefault();

        return again is not { } asked ? new Decision.Needless("somebody has put it right since the plan was made")
            : asked.After == parts.After && (asked.Before is null) == (parts.Before is null)
                ? new Decision.Write(GrantParts.Between(change, new Grantee(asked.GranteeId, asked.Principal), asked.Before, asked.After))
                : new Decision.Leave("changed", $"somebody has changed the grant of {parts.Principal} since the plan was made");
    }
}
