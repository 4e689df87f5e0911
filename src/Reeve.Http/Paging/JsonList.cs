using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Reeve.Http.Failures;

namespace Reeve.Http.Paging;

/// <summary>Reads lists that nobody has described, in each of the styles in use; which one it is, the answers tell.</summary>
/// <remarks>
/// Source: Google AIP-158 (<c>nextPageToken</c>, sent back as <c>pageToken</c>); Zoom API, "Pagination" (<c>next_page_token</c>, and the
/// older <c>page_number</c> of <c>page_count</c>). A list that once had tokens is never counted by page numbers: Zoom's answers have both.
/// </remarks>
public static class JsonList
{
    private const int MaxRestarts = 2; // A list that outlives its tokens three times will not end.

    /// <summary>Yields the pages of a list. Nothing is given twice after a restart, and nothing left out.</summary>
    /// <param name="fetch">Gets the page that an assignment such as <c>pageToken=abc</c> asks for, escaped; the first for null. See <see cref="With"/>.</param>
    /// <param name="isStale">Whether a failure says that the page token is not taken any more, so that the list is begun again.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    /// <exception cref="ApiException">A page could not be had, or the list leads back into itself.</exception>
    public static async IAsyncEnumerable<JsonPage> ReadAsync(
        Func<string?, CancellationToken, Task<JsonElement>> fetch,
        Func<ApiException, bool> isStale,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var items = new JsonItems();
        var hasTokens = false;
        var restarts = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? next = null;
        do
        {
            JsonElement answer;
            try
            {
                answer = await fetch(next, cancellationToken);
            }
            catch (ApiException failure) when (next is not null && isStale(failure) && restarts++ < MaxRestarts)
            {
                items.BeginAgain();
                seen.Clear();
                next = null;
                continue;
            }

            yield return items.Read(answer);

            next = Next(answer, ref hasTokens);
            if (next is not null && !seen.Add(next)) throw new ApiException(ApiFault.Protocol, "A list does not end: its pages lead back into itself.");
            if (next is null) yield break;
        }
        while (true);
    }

    /// <summary>Puts the assignment of a page into an address.</summary>
    /// <param name="target">A path or an address, with or without a query.</param>
    /// <param name="assignment">Such as <c>pageToken=abc</c>, escaped; null for none.</param>
    public static string With(string target, string? assignment)
    {
        if (assignment is null) return target;

        var at = target.IndexOf('?', StringComparison.Ordinal);
        if (at < 0) return $"{target}?{assignment}";

        var name = assignment[..(assignment.IndexOf('=', StringComparison.Ordinal) + 1)];
        var kept = target[(at + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !part.StartsWith(name, StringComparison.Ordinal));

        return $"{target[..at]}?{string.Join('&', kept.Append(assignment))}";
    }

    private static string? Next(JsonElement answer, ref bool hasTokens)
    {
        if (answer.ValueKind != JsonValueKind.Object) return null;

        var token = Assign(answer, "nextPageToken", "pageToken") ?? Assign(answer, "next_page_token", "next_page_token");
        hasTokens |= token is not null;
        if (token is not null || hasTokens) return token;

        return Number(answer, "page_number") is { } page && Number(answer, "page_count") is { } pages && page < pages
            ? string.Create(CultureInfo.InvariantCulture, $"page_number={page + 1}")
            : null;
    }

    private static string? Assign(JsonElement answer, string member, string parameter) =>
        answer.TryGetProperty(member, out var token) && token.ValueKind == JsonValueKind.String && token.GetString() is { Length: > 0 } text
            ? $"{parameter}={Uri.EscapeDataString(text)}"
            : null;

    private static int? Number(JsonElement answer, string member) =>
        answer.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
}
