using System.Runtime.CompilerServices;
using Reeve.Http.Failures;

namespace Reeve.Http.Paging;

/// <summary>Reads a list that has to be begun again when the service no longer takes its page token.</summary>
/// <remarks>
/// Nothing is given twice and nothing left out: what was given before is known by its ID.
/// Source: Drive API v3, files.list, "nextPageToken": a rejected token should be discarded and the list restarted; Zoom API, "List users":
/// "next_page_token" expires after 15 minutes.
/// </remarks>
public static class RestartedList
{
    private const int MaxRestarts = 2; // A list that outlives its tokens three times will not end.

    /// <summary>Yields the pages of a list.</summary>
    /// <typeparam name="T">What a page holds.</typeparam>
    /// <param name="fetch">Gets the page of a token, the first for null.</param>
    /// <param name="withoutGiven">Leaves out of a page what is in a set of IDs, and adds to the set what it keeps; see <see cref="New"/>.</param>
    /// <param name="isStale">Whether a failure says that the page token is not taken any more.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    /// <exception cref="ApiException">A page could not be had, or leads back to itself, or the list has outlived its tokens too often.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        Func<string?, CancellationToken, Task<Page<T>>> fetch,
        Func<T, ISet<string>, T> withoutGiven,
        Func<ApiException, bool> isStale,
        [EnumeratorCancellation] CancellationToken cancellationToken)
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
                catch (ApiException failure) when (isStale(failure) && restarts < MaxRestarts)
                {
                    break;
                }

                yield return withoutGiven(pages.Current, given);
            }
        }
    }

    /// <summary>Returns what a page holds and was not given before, and takes note of it.</summary>
    /// <typeparam name="T">What the list is of.</typeparam>
    /// <param name="items">What the page holds.</param>
    /// <param name="id">What tells one from any other.</param>
    /// <param name="given">The IDs given so far.</param>
    /// <returns>The same list where all of it is new.</returns>
    public static IReadOnlyList<T> New<T>(IReadOnlyList<T> items, Func<T, string> id, ISet<string> given)
    {
        var fresh = new List<T>(items.Count);
        foreach (var item in items)
        {
            if (given.Add(id(item))) fresh.Add(item);
        }

        return fresh.Count == items.Count ? items : fresh;
    }
}
