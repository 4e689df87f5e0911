namespace Reeve.Sandbox.Storage;

/// <summary>What the roles allow. Source: Cloud Storage, "IAM roles for Cloud Storage".</summary>
internal static class BucketRoles
{
    public const string Creator = "objectCreator";
    public const string Viewer = "objectViewer";
    public const string ObjectAdmin = "objectAdmin";
    public const string Admin = "admin";

    private static readonly string[] Reading = [Permissions.Get, Permissions.List];
    private static readonly string[] Using = [.. Reading, Permissions.Create, Permissions.Delete, Permissions.Update];
    private static readonly string[] Objects = [.. Using, Permissions.SetAcl];

    private static readonly Dictionary<string, string[]> All = new(StringComparer.Ordinal)
    {
        [Creator] = [Permissions.Create],
        [Viewer] = Reading,
        ["objectUser"] = Using,
        [ObjectAdmin] = Objects,
        ["legacyBucketReader"] = [Permissions.List, Permissions.GetBucket],
        [Admin] = [.. Objects, Permissions.GetBucket, Permissions.ListBuckets],
    };

    /// <summary>True if a role includes a permission.</summary>
    public static bool Allow(string role, string permission) => All[role].Contains(permission);

    /// <summary>Returns a role by its name, with or without <c>roles/storage.</c>.</summary>
    /// <exception cref="ArgumentException">There is no such role.</exception>
    public static string Parse(string text)
    {
        const string Prefix = "roles/storage.";
        var name = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;

        return All.ContainsKey(name) ? name : throw new ArgumentException($"`{text}` is none of {string.Join(", ", All.Keys)}.", nameof(text));
    }
}

/// <summary>The permissions that the sandbox asks for. Source: Cloud Storage, "IAM permissions for Cloud Storage".</summary>
internal static class Permissions
{
    public const string Create = "storage.objects.create";
    public const string Delete = "storage.objects.delete";
    public const string Get = "storage.objects.get";
    public const string List = "storage.objects.list";
    public const string Update = "storage.objects.update";
    public const string SetAcl = "storage.objects.setIamPolicy";
    public const string GetBucket = "storage.buckets.get";
    public const string ListBuckets = "storage.buckets.list";
}
