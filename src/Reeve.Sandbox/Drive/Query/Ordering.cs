using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive.Query;

/// <summary>The <c>orderBy</c> parameter. Source: Drive API v3, files.list, "orderBy".</summary>
internal static class Ordering
{
    /// <summary>Returns how two items compare; null where no order is asked for.</summary>
    /// <exception cref="RefusedException">There is no such key.</exception>
    public static Comparison<Item>? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var keys = text.Split(',').Select(ReadKey).ToArray();

        return (one, other) =>
        {
            foreach (var key in keys)
            {
                if (key(one, other) is var result && result != 0)
                {
                    return result;
                }
            }

            return 0;
        };
    }

    private static Comparison<Item> ReadKey(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var key = words.Length is 1 or 2 ? Key(words[0]) : throw Refusals.Invalid("orderBy");
        if (words.Length == 1 || words[1] == "asc")
        {
            return key;
        }

        return words[1] == "desc" ? (one, other) => key(other, one) : throw Refusals.Invalid("orderBy");
    }

    // Keys that depend on what the sandbox does not keep, such as views, leave the order as it is.
    private static Comparison<Item> Key(string name) => name switch
    {
        "createdTime" => (one, other) => one.CreatedAt.CompareTo(other.CreatedAt),
        "modifiedTime" or "modifiedByMeTime" or "recency" => (one, other) => one.ModifiedAt.CompareTo(other.ModifiedAt),
        "name" => (one, other) => string.Compare(one.Name, other.Name, StringComparison.OrdinalIgnoreCase),
        "name_natural" => (one, other) => Names.CompareNaturally(one.Name, other.Name),
        "folder" => (one, other) => other.IsFolder.CompareTo(one.IsFolder),
        "quotaBytesUsed" => (one, other) => Nullable.Compare(one.Size, other.Size),
        "sharedWithMeTime" or "starred" or "viewedByMeTime" => (_, _) => 0,
        _ => throw Refusals.Invalid("orderBy"),
    };
}
