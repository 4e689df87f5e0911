using Reeve.Core.Planning;
using Reeve.Core.Trees;
using Reeve.Engine.Ports;
using Reeve.Http.Failures;

namespace Reeve.Engine.Applying;

/// <summary>Changes that take more than one write, found with only the first of them made: the run died in between, or a later one was refused.</summary>
/// <remarks>
/// Two changes do. An owner is made a writer before the item is handed over, and the old one keeps that until it is taken away; a grant that
/// search is to find, or not any more, has another id, so the old one goes before the new one comes.
/// </remarks>
/// <param name="reader">Reads again what was mended.</param>
/// <param name="grants">Writes what is missing, or takes back what was made.</param>
internal sealed class HalfMade(IItemReader reader, IGrantWriter grants)
{
    private static readonly GrantState Writer = new(Role.Writer);

    /// <summary>What has become of a change that is half made, as a change of its own, which an undo can reverse; null if it is not half made.</summary>
    public static Change? InFact(Change change, ItemState now) => now.Shown.Grants.IsDefault ? null : change switch
    {
        Change.OwnerTransfer transfer when now.Owner == transfer.From.Principal.Address && IsMadeWriter(transfer, now) =>
            GrantParts.Between(transfer, AsShown(transfer.To, now), transfer.Had, Writer),
        Change.OwnerTransfer transfer when now.Owner == transfer.To.Principal.Address && ItemParts.DirectOf(now, transfer.From) is var kept && kept != transfer.Keeps =>
            transfer with { Keeps = kept },
        Change.GrantUpdate update when update.Before.Findable != update.After.Findable && IsGone(update, now) =>
            GrantParts.Between(update, update.Grantee, update.Before, null),
        _ => null,
    };

    /// <summary>What is still to be done of a change that is half made: what the old owner is to have, or the change itself.</summary>
    public static Change Rest(Change change, Change inFact) => (change, inFact) switch
    {
        (Change.OwnerTransfer whole, Change.OwnerTransfer part) => GrantParts.Between(whole, whole.From, part.Keeps, whole.Keeps),
        _ => change,
    };

    /// <summary>Mends a change if it is half made, and returns the item as it is then; where Google refuses that too it stays half made, which the journal says.</summary>
    /// <param name="job">In whose name it was made.</param>
    /// <param name="change">The change.</param>
    /// <param name="interest">Whose grants show what has become of it.</param>
    /// <param name="now">The item.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ItemState> MendAsync(WriteJob job, Change change, Interest interest, ItemState now, CancellationToken cancellationToken)
    {
        if (InFact(change, now) is null)
        {
            return now;
        }

        try
        {
            await MendAsync(change, job.Actor, now, cancellationToken);
            return await reader.ReadAfterAsync(job, interest, cancellationToken);
        }
        catch (ApiException)
        {
            return now;
        }
    }

    /// <summary>Takes back the first half of a transfer, or completes what cannot be taken back without loss.</summary>
    private Task MendAsync(Change change, Acting acting, ItemState now, CancellationToken cancellationToken) => change switch
    {
        Change.OwnerTransfer transfer when now.Owner == transfer.From.Principal.Address =>
            grants.TurnAsync(change.File, acting, AsShown(transfer.To, now), (Writer, transfer.Had), cancellationToken),
        Change.OwnerTransfer transfer =>
            grants.TurnAsync(change.File, new Acting(transfer.To.Principal.Address), AsShown(transfer.From, now), (ItemParts.DirectOf(now, transfer.From), transfer.Keeps), cancellationToken),
        Change.GrantUpdate update =>
            grants.TurnAsync(change.File, acting, update.Grantee, (null, update.After), cancellationToken),
        _ => Task.CompletedTask,
    };

    /// <summary>The grantee with the id that the service has for it.</summary>
    private static Grantee AsShown(Grantee grantee, ItemState now) => now.Of(grantee.Id, grantee.Principal)?.Grantee ?? grantee;

    private static bool IsMadeWriter(Change.OwnerTransfer transfer, ItemState now) =>
        ItemParts.DirectOf(now, transfer.To) == Writer && transfer.Had != Writer;

    private static bool IsGone(Change.GrantUpdate update, ItemState now) =>
        GrantParts.GranteesOf(update).All(grantee => now.Of(grantee.Id, grantee.Principal) is not { IsDirect: true });
}
