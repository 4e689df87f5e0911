using System.Text.Json;
using Reeve.Google;
using Reeve.Google.Drive;

namespace Reeve.Server.Demo;

/// <summary>What somebody does who should not: one file goes to anyone with the link.</summary>
/// <param name="User">Who does it.</param>
/// <param name="FileId">The file.</param>
/// <param name="FileName">Its name.</param>
internal sealed record Violation(string User, string FileId, string FileName)
{
    private const string Link = "anyoneWithLink";

    /// <summary>Finds a file in a tree that its owner, not the owner of the root, can share.</summary>
    /// <param name="dump">The sandbox's own dump.</param>
    /// <param name="rootId">The root of the tree.</param>
    /// <param name="domain">The domain that the owner is of.</param>
    public static Violation In(JsonElement dump, string rootId, string domain)
    {
        var items = dump.GetProperty("items").EnumerateArray().ToDictionary(item => item.GetProperty("id").GetString()!, StringComparer.Ordinal);
        var rootOwner = items[rootId].GetProperty("owner").GetString();
        foreach (var item in items.Values)
        {
            var owner = item.GetProperty("owner").GetString()!;
            var isPlain = item.GetProperty("mimeType").GetString() is { } type && !type.EndsWith(".folder", StringComparison.Ordinal) && !type.EndsWith(".shortcut", StringComparison.Ordinal);
            if (isPlain && owner != rootOwner && owner.EndsWith("@" + domain, StringComparison.Ordinal) && Above(items, item).Contains(rootId)
                && !Above(items, item).Prepend(item.GetProperty("id").GetString()!).Any(id => IsOffLimits(items[id])) && item.GetProperty("grants").GetArrayLength() == 1)
            {
                return new Violation(owner, item.GetProperty("id").GetString()!, item.GetProperty("name").GetString()!);
            }
        }

        throw new StoryException("The sandbox has no file to share.");
    }

    /// <summary>Does it, in that user's name.</summary>
    public Task DoAsync(GoogleClient google, CancellationToken cancellationToken) => google.DriveAs(User, DriveAccess.Write)
        .CreatePermissionAsync(FileId, new NewDrivePermission("anyone", "reader", null, null, false, null), cancellationToken);

    /// <summary>Takes it back, in that user's name.</summary>
    public Task TakeBackAsync(GoogleClient google, CancellationToken cancellationToken) =>
        google.DriveAs(User, DriveAccess.Write).DeletePermissionAsync(FileId, Link, cancellationToken);

    private static bool IsOffLimits(JsonElement item) => item.GetProperty("trashed").GetBoolean() || item.GetProperty("inheritedPermissionsDisabled").GetBoolean();

    private static IEnumerable<string> Above(Dictionary<string, JsonElement> items, JsonElement item)
    {
        while (item.GetProperty("parent").GetString() is { } parent && items.TryGetValue(parent, out item))
        {
            yield return parent;
        }
    }
}
