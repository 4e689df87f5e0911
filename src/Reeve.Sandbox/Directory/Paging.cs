using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Reeve.Sandbox.Directory;

/// <summary>A page of a list.</summary>
/// <param name="Items">What is on it; null for nothing, for then the member is absent.</param>
/// <param name="NextPageToken">Null on the last page.</param>
internal sealed record Page<T>(IReadOnlyList<T>? Items, string? NextPageToken);

/// <summary>Cuts lists into pages. A token names the place after the last entry, so that what changes meanwhile shifts nothing.</summary>
/// <remarks>Source: Directory guide "Manage user accounts", "Retrieve all account users": a token is good for three days, and for the same parameters.</remarks>
internal static class Paging
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(3);

    /// <summary>Returns the page that a call asks for.</summary>
    /// <param name="call">The call.</param>
    /// <param name="all">The whole list, in any order.</param>
    /// <param name="key">By what it is sorted; no two entries have the same.</param>
    /// <param name="isDescending">Whether the greatest come first.</param>
    /// <param name="size">The most entries on the page.</param>
    public static Page<T> Cut<T>(DirectoryCall call, IEnumerable<T> all, Func<T, string> key, bool isDescending, int size)
    {
        var order = isDescending ? Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a)) : Comparer<string>.Create(string.CompareOrdinal);
        var after = call.Query("pageToken") is { } token ? Read(token, call) : null;
        var sorted = all.Select(item => (Item: item, Key: key(item)))
            .Where(pair => after is null || order.Compare(pair.Key, after) > 0)
            .OrderBy(pair => pair.Key, order).Take(size + 1).ToList();

        return new Page<T>(
            sorted.Count == 0 ? null : [.. sorted.Take(size).Select(pair => pair.Item)],
            sorted.Count > size ? Text(sorted[size - 1].Key, call) : null);
    }

    private static string Text(string key, DirectoryCall call) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{call.Now.ToUnixTimeSeconds()}.{Seal(call)}.{key}")));

    private static string Read(string token, DirectoryCall call)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)).Split('.', 3);
            if (parts.Length == 3 && parts[1] == Seal(call)
                && call.Now - DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[0], CultureInfo.InvariantCulture)) < Life)
            {
                return parts[2];
            }
        }
        catch (FormatException)
        {
            // Falls through: what cannot be read is refused like the token of another request.
        }

        throw DirectoryRefusals.Invalid("pageToken");
    }

    private static string Seal(DirectoryCall call) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(call.Identity)).AsSpan(0, 6));
}
