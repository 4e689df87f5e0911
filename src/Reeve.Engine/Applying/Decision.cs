using Reeve.Core.Planning;
using Reeve.Core.Trees;
using Reeve.Engine.Ports;

namespace Reeve.Engine.Applying;

/// <summary>What is to be done about a change, now that its item has been read again.</summary>
internal abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>Make it.</summary>
    /// <param name="Change">The change with the before-image as it is now.</param>
    public sealed record Write(Change Change) : Decision;

    /// <summary>It is so already.</summary>
    /// <param name="Reason">Why, for people.</param>
    public sealed record Needless(string Reason) : Decision;

    /// <summary>Leave it and name it.</summary>
    /// <param name="Code">A word for scripts.</param>
    /// <param name="Reason">Why, for people.</param>
    public sealed record Leave(string Code, string Reason) : Decision;
}

/// <summary>Decides about changes by what their item is now.</summary>
internal interface IChangeJudge
{
    /// <summary>Says why none of the item's changes may be made; null if they may.</summary>
    public Task<Decision.Leave?> ObjectionAsync(WriteJob job, ItemState now, CancellationToken cancellationToken);

    /// <summary>Decides about one change.</summary>
    public Decision Decide(Change change, ItemState now);
}

/// <summary>The changes of one item that are made together, in one actor's name.</summary>
/// <param name="Place">Where.</param>
/// <param name="Actor">In whose name.</param>
/// <param name="Changes">What; at least one.</param>
/// <param name="IsForNewcomers">Whether an address is granted that may turn out to be somebody who is there already.</param>
internal sealed record WriteJob(WritePlace Place, Acting Actor, IReadOnlyList<Change> Changes, bool IsForNewcomers = false)
{
    /// <summary>Who else may make them where the actor may no longer, and read back what the actor has lost; empty: nobody.</summary>
    public IReadOnlyList<Acting> Others { get; init; } = [];

    /// <summary>All who may make them, in the order in which they are to be tried.</summary>
    public IEnumerable<Acting> Actings => Others.Prepend(Actor).Distinct();

    /// <summary>Whose grants decide about the changes.</summary>
    public Interest Interest => new([.. Changes.SelectMany(GrantParts.GranteesOf)], IsForNewcomers);

    /// <summary>The changes of one item, in the name of the first one's actor; of a shared drive itself, else in the administrator's.</summary>
    public static WriteJob Of(WritePlace place, IReadOnlyList<Change> changes) => new(place, ActorOf(changes[0]), changes)
    {
        Others = changes[0].Place.Admin is { } admin ? [new Acting(admin, AsAdmin: true)] : [],
    };

    /// <summary>The same in the name of somebody: what is that one's own is taken last, or the rest could not be done.</summary>
    public WriteJob By(Acting acting) => this with
    {
        Actor = acting,
        Changes =
        [
            .. Changes.OrderBy(change => Takes(change, acting.User))
                .Select(change => ActorOf(change) == acting ? change : change with { Place = change.Place with { Actor = acting.User, AsAdmin = acting.AsAdmin } }),
        ],
    };

    private static bool Takes(Change change, string user) => GrantParts.Of(change) is { Before: { } before } parts
        && parts.Principal == Principal.User(user) && (parts.After is not { } after || after.Role < before.Role);

    /// <summary>In whose name a change is made.</summary>
    public static Acting ActorOf(Change change) => new(change.Actor, change.Place.AsAdmin);

    /// <summary>Whose grants show what has become of them.</summary>
    /// <param name="made">Who new grants turned out to be for.</param>
    public Interest InterestIn(IEnumerable<Grantee?> made) => new([.. Interest.Grantees, .. made.OfType<Grantee>()]);
}
