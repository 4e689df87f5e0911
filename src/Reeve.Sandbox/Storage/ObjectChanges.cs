namespace Reeve.Sandbox.Storage;

/// <summary>Changes what is known about an object, or deletes it. Source: Cloud Storage, Objects: patch, update, delete.</summary>
internal sealed class ObjectChanges(Buckets buckets)
{
    private const int MaxBody = 1 << 20;

    public async Task<StorageAnswer> PatchAsync(StorageCall call)
    {
        var body = await Bodies.ReadAsync(call.Request, MaxBody, call.Http.RequestAborted);
        lock (buckets.Gate)
        {
            var live = Find(call, Permissions.Update);
            var draft = live.Draft.With(body);
            if (draft.HasAcl && buckets.Get(call.BucketName).UniformAccess)
            {
                throw StorageRefusal.UniformAccess();
            }

            var next = live with { Draft = draft, Metageneration = live.Metageneration + 1, UpdatedAt = buckets.Clock.GetUtcNow() };
            buckets.Replace(live, next);

            return StorageAnswer.Json(ObjectShape.Of(next, call.Origin));
        }
    }

    public StorageAnswer Delete(StorageCall call)
    {
        lock (buckets.Gate)
        {
            buckets.Replace(Find(call, Permissions.Delete), null);

            return new StorageAnswer(204);
        }
    }

    private StoredObject Find(StorageCall call, string permission)
    {
        var bucket = buckets.Get(call.BucketName);
        buckets.Require(bucket, call.Caller, permission);
        var live = bucket.Objects.GetValueOrDefault(call.ObjectName) ?? throw StorageRefusal.NoObject(call.BucketName, call.ObjectName);
        Preconditions.Of(call.Request.Query).CheckWrite(live);

        return live;
    }
}
