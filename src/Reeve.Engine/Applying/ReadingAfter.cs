using Reeve.Core.Planning;
using Reeve.Engine.Ports;
using Reeve.Http.Failures;

namespace Reeve.Engine.Applying;

/// <summary>Reading an item once it may have been written.</summary>
internal static class ReadingAfter
{
    /// <summary>Reads it in the name of whoever sees its grants: of an item that was to be handed over that is the new owner or, where it was not, the old one.</summary>
    /// <remarks>Of a shared drive it may be somebody else who could have written it: the actor may have lost it by these changes.</remarks>
    /// <exception cref="ApiException">None of them sees it, or Google fails.</exception>
    public static async Task<ItemState> ReadAfterAsync(this IItemReader reader, WriteJob job, Interest interest, CancellationToken cancellationToken)
    {
        if (job.Changes.OfType<Change.OwnerTransfer>().FirstOrDefault() is not { } transfer)
        {
            return (await reader.ReadAsAnyAsync(job, interest, _ => true, cancellationToken)).Now;
        }

        try
        {
            var seen = await reader.ReadAsync(job.Place.File, new Acting(transfer.To.Principal.Address), interest, cancellationToken);
            if (!seen.Shown.Grants.IsDefault)
            {
                return seen;
            }
        }
        catch (ApiException unseen) when (unseen.Fault is ApiFault.NotFound or ApiFault.Forbidden)
        {
            // Then it is not theirs.
        }

        return await reader.ReadAsync(job.Place.File, job.Actor, interest, cancellationToken);
    }
}
