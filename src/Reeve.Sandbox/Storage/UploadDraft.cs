namespace Reeve.Sandbox.Storage;

/// <summary>Puts together what an upload says about its object, in the parameters and in the resource.</summary>
/// <remarks>Source: Cloud Storage, Objects: insert, "Optional parameters": the parameter <c>name</c> overrides the resource's.</remarks>
internal static class UploadDraft
{
    private static readonly string[] AccessLists = ["authenticatedRead", "bucketOwnerFullControl", "bucketOwnerRead", "private", "projectPrivate", "publicRead"];

    public static ObjectDraft Of(StorageCall call, ObjectDraft resource)
    {
        var acl = call.Query("predefinedAcl");
        if (acl is not null && !AccessLists.Contains(acl))
        {
            throw StorageRefusal.Invalid($"Invalid value for parameter predefinedAcl: {acl}");
        }

        return resource with
        {
            Name = call.Query("name") ?? resource.Name,
            ContentEncoding = call.Query("contentEncoding") ?? resource.ContentEncoding,
            HasAcl = resource.HasAcl || acl is not null,
            PublicRead = acl == "publicRead",
        };
    }
}
