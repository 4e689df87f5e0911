using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Reeve.Sandbox.Storage;

/// <summary>What lies in a bucket, page by page. Source: Cloud Storage, Objects: list.</summary>
internal sealed class Listing(Buckets buckets)
{
    private const int MaxPage = 1000;

    public StorageAnswer List(StorageCall call)
    {
        var (prefix, delimiter) = (call.Query("prefix") ?? "", call.Query("delimiter"));
        var page = new Page(call.Origin, PageSize(call.Query("maxResults")), After(call.Query("pageToken")));
        lock (buckets.Gate)
        {
            var bucket = buckets.Get(call.BucketName);
            buckets.Require(bucket, call.Caller, Permissions.List);
            foreach (var (name, stored) in bucket.Objects)
            {
                if (!name.StartsWith(prefix, StringComparison.Ordinal) || IsOutside(name, call.Query("startOffset"), call.Query("endOffset")))
                {
                    continue;
                }

                var end = delimiter is null ? -1 : name.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
                if (!(end < 0 ? page.Add(stored) : page.Add(name[..(end + delimiter!.Length)])))
                {
                    break;
                }
            }
        }

        return StorageAnswer.Json(page.ToJson());
    }

    private static bool IsOutside(string name, string? start, string? end) =>
        (start is not null && NameOrder.Instance.Compare(name, start) < 0) || (end is not null && NameOrder.Instance.Compare(name, end) >= 0);

    private static int PageSize(string? text) => text is null ? MaxPage
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? (size == 0 ? MaxPage : Math.Min(size, MaxPage))
        : throw StorageRefusal.Invalid($"Invalid unsigned integer value: '{text}'.");

    private static string? After(string? token)
    {
        try
        {
            return token is null ? null : Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
        }
        catch (FormatException)
        {
            throw StorageRefusal.Invalid("Invalid page token.");
        }
    }

    /// <summary>One page as it grows; entries are objects and, under a delimiter, the prefixes that stand for several.</summary>
    private sealed class Page(string origin, int size, string? after)
    {
        private readonly List<StoredObject> _objects = [];
        private readonly List<string> _prefixes = [];
        private string? _last;
        private bool _isFull;

        public bool Add(StoredObject stored) => IsBehind(stored.Name) || Take(stored.Name, () => _objects.Add(stored));

        public bool Add(string prefix) => prefix == _last || IsBehind(prefix) || Take(prefix, () => _prefixes.Add(prefix));

        public JsonObject ToJson()
        {
            var json = new JsonObject { ["kind"] = "storage#objects" };
            if (_isFull)
            {
                json["nextPageToken"] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(_last!));
            }

            if (_prefixes.Count > 0)
            {
                json["prefixes"] = new JsonArray([.. _prefixes.Select(prefix => (JsonNode?)prefix)]);
            }

            if (_objects.Count > 0)
            {
                json["items"] = new JsonArray([.. _objects.Select(stored => (JsonNode?)ObjectShape.Of(stored, origin))]);
            }

            return json;
        }

        private bool IsBehind(string name) => after is not null && NameOrder.Instance.Compare(name, after) <= 0;

        // False when there is no room: the page ends before this entry.
        private bool Take(string name, Action add)
        {
            if (_objects.Count + _prefixes.Count == size)
            {
                _isFull = true;

                return false;
            }

            _last = name;
            add();

            return true;
        }
    }
}
