namespace Reeve.Sandbox.Storage;

/// <summary>The scopes that do for each kind of call. Source: Cloud Storage, "Cloud Storage authentication", "OAuth scopes".</summary>
internal static class StorageScopes
{
    private const string Prefix = "https://www.googleapis.com/auth/";

    public static readonly IReadOnlyList<string> Write =
        [Prefix + "cloud-platform", Prefix + "devstorage.full_control", Prefix + "devstorage.read_write"];

    public static readonly IReadOnlyList<string> Read =
        [.. Write, Prefix + "cloud-platform.read-only", Prefix + "devstorage.read_only"];
}
