using System.Runtime.CompilerServices;
using Reeve.Http.Failures;

namespace Reeve.Http.Paging;

/// <summary>Reads a list to its end, page after page.</summary>
public static class Pages
{
    /// <summary>Yields each page as it is asked for. Only the absence of a next page's token ends the list: short and empty pages do not.</summary>
    /// <typeparam name="T">What a page holds.</typeparam>
    /// <param name="fetch">Gets the page of a token, the first for null.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    /// <exception cref="ApiException">A page could not be had, or leads back to itself.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        Func<string?, CancellationToken, Task<Page<T>>> fetch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? token = null;
        do
        {
            var page = await fetch(token, cancellationToken);
            if (!string.IsNullOrEmpty(page.NextPageToken) && page.NextPageToken == token)
                throw new ApiException(ApiFault.Protocol, "A list does not end: one of its pages names itself as the next.");

            yield return page.Content;
            token = page.NextPageToken;
        }
        while (!string.IsNullOrEmpty(token));
    }

    /// <summary>Yields what is on the pages, one by one.</summary>
    /// <typeparam name="T">What the list is of.</typeparam>
    /// <param name="fetch">Gets the page of a token, the first for null.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    /// <exception cref="ApiException">A page could not be had, or leads back to itself.</exception>
    public static async IAsyncEnumerable<T> EachAsync<T>(
        Func<string?, CancellationToken, Task<Page<IReadOnlyList<T>>>> fetch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in ReadAsync(fetch, cancellationToken))
        {
            foreach (var item in page) yield return item;
        }
    }
}
