using System.Globalization;
using System.Text.Json.Nodes;
using Reeve.Sandbox.Drive;

namespace Reeve.Sandbox.Storage;

/// <summary>Objects and buckets as the JSON interface shows them. Source: Cloud Storage, Objects and Buckets, "Resource representations".</summary>
internal static class ObjectShape
{
    public static JsonObject Of(StoredObject stored, string origin)
    {
        var path = $"/b/{stored.Bucket}/o/{Uri.EscapeDataString(stored.Name)}";
        var generation = Text(stored.Generation);
        var json = new JsonObject
        {
            ["kind"] = "storage#object",
            ["id"] = $"{stored.Bucket}/{stored.Name}/{generation}",
            ["selfLink"] = "https://www.googleapis.com/storage/v1" + path,
            ["mediaLink"] = $"{origin}/download/storage/v1{path}?generation={generation}&alt=media",
            ["name"] = stored.Name,
            ["bucket"] = stored.Bucket,
            ["generation"] = generation,
            ["metageneration"] = Text(stored.Metageneration),
            ["contentType"] = stored.ContentType,
            ["storageClass"] = "STANDARD",
            ["size"] = Text(stored.Content.Size),
            ["md5Hash"] = stored.Content.Md5,
            ["crc32c"] = Crc32C.Text(stored.Content.Crc32C),
            ["etag"] = stored.ETag,
            ["timeCreated"] = Timestamps.Text(stored.CreatedAt),
            ["updated"] = Timestamps.Text(stored.UpdatedAt),
            ["timeStorageClassUpdated"] = Timestamps.Text(stored.CreatedAt),
        };
        AddDraft(json, stored.Draft);

        return json;
    }

    public static JsonObject Of(Bucket bucket) => new()
    {
        ["kind"] = "storage#bucket",
        ["id"] = bucket.Name,
        ["selfLink"] = "https://www.googleapis.com/storage/v1/b/" + bucket.Name,
        ["projectNumber"] = "123456789012",
        ["name"] = bucket.Name,
        ["location"] = "EU",
        ["locationType"] = "multi-region",
        ["storageClass"] = "STANDARD",
        ["etag"] = "CAE=",
        ["metageneration"] = "1",
        ["timeCreated"] = Timestamps.Text(bucket.CreatedAt),
        ["updated"] = Timestamps.Text(bucket.CreatedAt),
        ["iamConfiguration"] = new JsonObject
        {
            ["uniformBucketLevelAccess"] = new JsonObject { ["enabled"] = bucket.UniformAccess },
            ["publicAccessPrevention"] = "inherited",
        },
    };

    private static void AddDraft(JsonObject json, ObjectDraft draft)
    {
        ReadOnlySpan<(string Name, string? Value)> optional =
        [
            ("contentEncoding", draft.ContentEncoding), ("contentDisposition", draft.ContentDisposition),
            ("contentLanguage", draft.ContentLanguage), ("cacheControl", draft.CacheControl),
        ];
        foreach (var (name, value) in optional)
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }

        if (draft.Metadata.Count > 0)
        {
            json["metadata"] = new JsonObject(draft.Metadata.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
