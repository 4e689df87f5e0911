using System.Runtime.CompilerServices;
using Reeve.Google.Calls;
using Reeve.Http.Failures;
using Reeve.Http.Paging;

namespace Reeve.Google.Drive;

/// <summary>Reads a list of files that has to be begun again when Google no longer takes its page token.</summary>
/// <remarks>
/// Nothing is given twice and nothing left out: what was given before is known by its ID.
/// Source: Drive API v3, files.list, "nextPageToken": a rejected token should be discarded and the list restarted.
/// </remarks>
internal static class RestartedList
{
    private const int MaxRestarts = 2; // A list that outlives its tokens three times will not end.

    /// <summary>Yields the pages of a list.</summary>
    /// <param name="fetch">Gets the page of a token, the first for null.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    public static async IAsyncEnumerable<DriveFilePage> ReadAsync(
        Func<string?, CancellationToken, Task<Page<DriveFilePage>>> fetch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var given = new HashSet<string>(StringComparer.Ordinal);
        for (var restarts = 0; ; restarts++)
        {
            await using var pages = Pages.ReadAsync(fetch, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                try
                {
                    if (!await pages.MoveNextAsync()) yield break;
                }
                catch (ApiException failure) when (GoogleFaults.IsStalePage(failure) && restarts < MaxRestarts)
                {
                    break;
                }

                yield return WithoutGiven(pages.Current, given);
            }
        }
    }

    private static DriveFilePage WithoutGiven(DriveFilePage page, HashSet<string> given)
    {
        var fresh = new List<DriveFile>(page.Files.Count);
        foreach (var file in page.Files)
        {
            if (given.Add(file.Id)) fresh.Add(file);
        }

        return fresh.Count == page.Files.Count ? page : page with { Files = fresh };
    }
}
