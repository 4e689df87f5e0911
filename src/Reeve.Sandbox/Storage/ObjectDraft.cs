using System.Text.Json;

namespace Reeve.Sandbox.Storage;

/// <summary>What a caller says about an object: the writable part of the resource, and what the content must come to.</summary>
/// <remarks>Source: Cloud Storage, Objects, "Resource representations".</remarks>
internal sealed record ObjectDraft
{
    public static readonly ObjectDraft Empty = new();

    /// <summary>Null where it has to come from elsewhere: the query, or the path.</summary>
    public string? Name { get; init; }

    public string? ContentType { get; init; }

    public string? ContentEncoding { get; init; }

    public string? ContentDisposition { get; init; }

    public string? ContentLanguage { get; init; }

    public string? CacheControl { get; init; }

    /// <summary>The caller's own entries, in ordinal order; may be empty.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>The checksum in base64 that the content must have; null for none given.</summary>
    public string? Crc32C { get; init; }

    /// <summary>The hash in base64 that the content must have; null for none given.</summary>
    public string? Md5 { get; init; }

    /// <summary>True if an access list was sent along, which a bucket with uniform access refuses.</summary>
    public bool HasAcl { get; init; }

    /// <summary>True if everybody may read the object, by its own access list.</summary>
    public bool PublicRead { get; init; }

    /// <summary>Reads the resource, or the part of it that came.</summary>
    /// <exception cref="StorageRefusal">It is not JSON, or a value is not of its type.</exception>
    public static ObjectDraft Read(ReadOnlySpan<byte> json) => Empty.With(json);

    /// <summary>Returns this with the members that a patch names; null takes a value away.</summary>
    /// <exception cref="StorageRefusal">It is not JSON, or a value is not of its type.</exception>
    public ObjectDraft With(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
        {
            return this;
        }

        try
        {
            var root = JsonElement.Parse(json);

            return root.ValueKind == JsonValueKind.Object ? With(root) : throw StorageRefusal.ParseError();
        }
        catch (JsonException)
        {
            throw StorageRefusal.ParseError();
        }
    }

    private ObjectDraft With(JsonElement root) => this with
    {
        Name = Text(root, "name", Name),
        ContentType = Text(root, "contentType", ContentType),
        ContentEncoding = Text(root, "contentEncoding", ContentEncoding),
        ContentDisposition = Text(root, "contentDisposition", ContentDisposition),
        ContentLanguage = Text(root, "contentLanguage", ContentLanguage),
        CacheControl = Text(root, "cacheControl", CacheControl),
        Crc32C = Text(root, "crc32c", Crc32C),
        Md5 = Text(root, "md5Hash", Md5),
        Metadata = Entries(root),
        HasAcl = HasAcl || (root.TryGetProperty("acl", out var acl) && acl.ValueKind == JsonValueKind.Array && acl.GetArrayLength() > 0),
    };

    private static string? Text(JsonElement root, string name, string? before) => !root.TryGetProperty(name, out var value) ? before
        : value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw StorageRefusal.Invalid($"Invalid value for: {name}");

    private IReadOnlyDictionary<string, string> Entries(JsonElement root)
    {
        if (!root.TryGetProperty("metadata", out var value))
        {
            return Metadata;
        }

        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (value.ValueKind == JsonValueKind.Null)
        {
            return entries;
        }

        foreach (var (key, text) in Metadata)
        {
            entries[key] = text;
        }

        foreach (var entry in value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : throw StorageRefusal.Invalid("Invalid value for: metadata"))
        {
            if (Text(value, entry.Name, null) is { } text)
            {
                entries[entry.Name] = text;
            }
            else
            {
                entries.Remove(entry.Name);
            }
        }

        return entries;
    }
}
