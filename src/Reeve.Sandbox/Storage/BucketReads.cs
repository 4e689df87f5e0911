using System.Text.Json.Nodes;

namespace Reeve.Sandbox.Storage;

/// <summary>The methods of buckets that read. Source: Cloud Storage, Buckets: get, list.</summary>
internal sealed class BucketReads(Buckets buckets)
{
    public StorageAnswer Get(StorageCall call)
    {
        lock (buckets.Gate)
        {
            var bucket = buckets.Get(call.BucketName);
            buckets.Require(bucket, call.Caller, Permissions.GetBucket);

            return StorageAnswer.Json(ObjectShape.Of(bucket));
        }
    }

    public StorageAnswer List(StorageCall call)
    {
        var project = call.Query("project") ?? throw StorageRefusal.Required("project");
        if (!buckets.AllowsListing(call.Caller))
        {
            throw Denied(call.Caller, project);
        }

        lock (buckets.Gate)
        {
            return StorageAnswer.Json(new JsonObject
            {
                ["kind"] = "storage#buckets",
                ["items"] = new JsonArray([.. buckets.All.Select(bucket => (JsonNode?)ObjectShape.Of(bucket))]),
            });
        }
    }

    private static StorageRefusal Denied(string? caller, string project) => caller is null
        ? StorageRefusal.Denied(null, Permissions.ListBuckets)
        : StorageRefusal.Of(403, "forbidden",
            $"{caller} does not have {Permissions.ListBuckets} access to the Google Cloud project. Permission '{Permissions.ListBuckets}' denied on resource (or it may not exist).",
            "AccessDenied");
}
