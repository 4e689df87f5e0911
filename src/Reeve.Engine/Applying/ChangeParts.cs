using Reeve.Core.Planning;
using Reeve.Core.Trees;

namespace Reeve.Engine.Applying;

/// <summary>A change of a grant taken apart: whose, from what, to what.</summary>
/// <param name="GranteeId">The permission id; the principal's text where the service has told none yet.</param>
/// <param name="Principal">Whose.</param>
/// <param name="Before">The direct grant before; null if there is none.</param>
/// <param name="After">The direct grant after; null if there is none.</param>
internal readonly record struct GrantParts(string GranteeId, Principal Principal, GrantState? Before, GrantState? After)
{
    /// <summary>The permission id once the change is made: for anyone it says whether search finds the item.</summary>
    public string IdAfter => Principal.Kind == PrincipalKind.Anyone && After is { } after ? Grantee.Anyone(after.Findable).Id : GranteeId;

    /// <summary>Takes a change apart; null for one of the item itself.</summary>
    public static GrantParts? Of(Change change) => change switch
    {
        Change.GrantCreate create => new(create.GranteeId, create.For, null, create.After),
        Change.GrantUpdate update => new(update.Grantee.Id, update.Grantee.Principal, update.Before, update.After),
        Change.GrantDelete delete => new(delete.Grantee.Id, delete.Grantee.Principal, delete.Before, null),
        _ => null,
    };

    /// <summary>Those whose grants a change is about; empty for switches.</summary>
    public static IEnumerable<Grantee> GranteesOf(Change change) => change is Change.OwnerTransfer transfer ? [transfer.From, transfer.To]
        : Of(change) is not { } parts ? []
        : parts.IdAfter == parts.GranteeId ? [new Grantee(parts.GranteeId, parts.Principal)]
        : [new Grantee(parts.GranteeId, parts.Principal), new Grantee(parts.IdAfter, parts.Principal)];

    /// <summary>The change of the same item, phase and reason that goes from one direct grant to another.</summary>
    /// <param name="like">Where the rest is taken from.</param>
    /// <param name="grantee">Whose.</param>
    /// <param name="before">The direct grant before; null if there is none.</param>
    /// <param name="after">The direct grant after; null if there is none, but not both.</param>
    public static Change Between(Change like, Grantee grantee, GrantState? before, GrantState? after) =>
        Change.OfGrant(like.Place, grantee, before, after) with { Id = like.Id };
}
