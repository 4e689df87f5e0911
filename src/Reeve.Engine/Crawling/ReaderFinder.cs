using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Http.Failures;

namespace Reeve.Engine.Crawling;

/// <summary>Finds who can read a tree once a run has written it: whoever read it before may have lost it, or handed it over.</summary>
/// <param name="roster">Asks in anybody's name.</param>
internal sealed class ReaderFinder(ActorRoster roster)
{
    /// <summary>Returns the first who sees of the root what the former reader saw; the former reader if nobody does.</summary>
    /// <param name="plan">The plan that has been carried out.</param>
    /// <param name="reading">The tree as it was before.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<string> FindAsync(Plan plan, TreeReading reading, CancellationToken cancellationToken)
    {
        foreach (var candidate in Candidates(plan, reading).Distinct(StringComparer.Ordinal))
        {
            if (await ReadsAsync(candidate, reading, cancellationToken))
            {
                return candidate;
            }
        }

        return reading.Reader;
    }

    private static IEnumerable<string> Candidates(Plan plan, TreeReading reading) =>
    [
        reading.Reader,
        .. plan.Changes.OfType<Change.OwnerTransfer>().Where(change => change.File == reading.Tree.Root.Id).Select(change => change.To.Principal.Address),
        .. reading.Tree.Root.Owner is { } owner ? new[] { owner } : [],
        .. reading.Organizers,
    ];

    private async Task<bool> ReadsAsync(string candidate, TreeReading reading, CancellationToken cancellationToken)
    {
        if (!await roster.IsUsableAsync(candidate, cancellationToken))
        {
            return false;
        }

        try
        {
            var root = await roster.As(candidate).GetFileAsync(reading.Tree.Root.Id, cancellationToken);
            return root.CanShare == true || !reading.Tree.Root.ReaderCanShare;
        }
        catch (ApiException unseen) when (unseen.Fault is ApiFault.NotFound or ApiFault.Forbidden)
        {
            return false;
        }
    }
}
