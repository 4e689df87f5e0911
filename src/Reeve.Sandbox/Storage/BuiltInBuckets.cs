namespace Reeve.Sandbox.Storage;

/// <summary>The buckets that every sandbox has, one for each way in which a service account commonly stands to a bucket.</summary>
internal static class BuiltInBuckets
{
    /// <summary>Everybody may read; the service account may do everything with objects.</summary>
    public const string Public = "corp-public";

    /// <summary>The service account may do everything with objects, and nobody else anything.</summary>
    public const string Private = "corp-private";

    /// <summary>The service account may create objects, and not even read them.</summary>
    public const string Dropbox = "corp-dropbox";

    public static void Add(Buckets buckets, string serviceAccount)
    {
        buckets.Add(Public, [(Bucket.Everybody, BucketRoles.Viewer), (serviceAccount, BucketRoles.ObjectAdmin)]);
        buckets.Add(Private, [(serviceAccount, BucketRoles.ObjectAdmin)]);
        buckets.Add(Dropbox, [(serviceAccount, BucketRoles.Creator)]);
    }
}
