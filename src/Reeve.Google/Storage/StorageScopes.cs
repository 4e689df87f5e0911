using Reeve.Google.Identity;

namespace Reeve.Google.Storage;

/// <summary>Which scopes will do for what, the least first.</summary>
/// <remarks>Source: Cloud Storage JSON API, objects.insert, "Authorization scopes".</remarks>
internal static class StorageScopes
{
    private const string Prefix = GoogleScopes.Prefix;

    /// <summary>Storing objects.</summary>
    public static ScopeLadder Write { get; } = new(Prefix + "devstorage.read_write", Prefix + "devstorage.full_control", Prefix + "cloud-platform");
}
