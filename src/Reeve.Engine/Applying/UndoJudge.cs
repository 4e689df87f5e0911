using Reeve.Core.Planning;
using Reeve.Core.Trees;
using Reeve.Engine.Ports;

namespace Reeve.Engine.Applying;

/// <summary>Reverses a change only where the item still is as the run left it.</summary>
/// <param name="now">The present, for grants that would have ended by now.</param>
internal sealed class UndoJudge(DateTimeOffset now) : IChangeJudge
{
    /// <inheritdoc/>
    public Task<Decision.Leave?> ObjectionAsync(WriteJob job, ItemState now, CancellationToken cancellationToken) =>
        Task.FromResult(now.IsTrashed ? new Decision.Leave("trashed", "somebody has put it in the trash since the run")
            : job.Place.Above is [var folder, ..] && now.ParentId is { } parent && parent != folder ? new Decision.Leave("moved", "somebody has moved it since the run")
            : null);

    /// <inheritdoc/>
    public Decision Decide(Change change, ItemState state)
    {
        if (GrantParts.Of(change) is not { } parts)
        {
            return ItemParts.IsAfter(change, state) ? new Decision.Needless("it is as it was before the run already")
                : ItemParts.IsBefore(change, state) ? new Decision.Write(ItemParts.AsFound(change, state))
                : new Decision.Leave("changed", $"somebody has changed {ItemParts.NameOf(change)} since the run");
        }

        if (parts.After?.ExpiresAt is { } end && end <= now)
        {
            return new Decision.Leave("expired", $"the grant of {parts.Principal} would have ended by itself by now, so it does not come back");
        }

        var has = state.Of(parts.GranteeId, parts.Principal);
        var direct = has is { } grant && (state.Shown.ToldDirect ? grant.IsDirect : parts.Before is not null) ? grant.State : (GrantState?)null;
        if (direct != parts.Before && direct == parts.After && (state.Shown.ToldDirect || has is null))
        {
            return new Decision.Needless("it is as it was before the run already");
        }

        if (direct != parts.Before)
        {
            return new Decision.Leave("changed", $"somebody has changed the grant of {parts.Principal} since the run");
        }

        // Google writes nothing for a grant that is already inherited.
        return parts.After is { } after && has is { } inherited && inherited.Inherited >= after.Role
            ? new Decision.Leave("inherited", $"{parts.Principal} is {inherited.Inherited.Name()} there from above, under which a direct {after.Role.Name()} cannot be made again")
            : new Decision.Write(change is Change.GrantCreate || has is null ? change : GrantParts.Between(change, has.Value.Grantee, parts.Before, parts.After));
    }
}
