using System.Text.Json;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Seeding;

/// <summary>Loads shared drives and items, and the accounts they name, from the form that <see cref="Control.Dump"/> writes.</summary>
/// <remarks>
/// Besides <c>drives</c> and <c>items</c> a document may have <c>users</c>, <c>groups</c>, <c>domains</c> and <c>orgUnits</c>, in the form
/// in which the control API shows them. An account that only a grant names is made as well.
/// </remarks>
internal static class Loader
{
    /// <summary>Adds all that the document has and returns the number of items.</summary>
    /// <exception cref="FormatException">The document is not of this form; no item was added.</exception>
    public static int Load(Company company, ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            var items = (root.ValueKind == JsonValueKind.Array ? root : root.TryGetProperty("items", out var list) ? list : default) is { ValueKind: JsonValueKind.Array } array
                ? array.EnumerateArray().Select(LoadedItem.Read).ToList() : [];
            if (root.ValueKind == JsonValueKind.Object)
            {
                LoadedPeople.Load(company, root);
            }

            var drives = root.ValueKind == JsonValueKind.Object ? Each(root, "drives").Select(LoadedDrive.Read).ToList() : [];
            var ordered = InOrder(company, items, drives);
            foreach (var drive in drives)
            {
                Add(company, drive);
            }

            foreach (var item in ordered)
            {
                Add(company, item);
            }

            return items.Count;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("The document is not of the form that the dump has: " + failure.Message, failure);
        }
    }

    private static JsonElement.ArrayEnumerator Each(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) ? list.EnumerateArray() : default;

    // Folders before what is in them; the order is otherwise kept.
    private static List<LoadedItem> InOrder(Company company, List<LoadedItem> items, List<LoadedDrive> drives)
    {
        var byId = items.ToDictionary(item => item.Id, StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        var ordered = new List<LoadedItem>(items.Count);
        foreach (var item in items)
        {
            if (company.Items.Find(item.Id) is not null)
            {
                throw new FormatException($"There is already an item `{item.Id}`.");
            }

            var path = new Stack<LoadedItem>();
            for (var each = item; each is not null && done.Add(each.Id); each = each.Parent is null ? null : byId.GetValueOrDefault(each.Parent))
            {
                path.Push(each);
            }

            ordered.AddRange(path);
        }

        var roots = items.Select(item => item.Owner).Concat(company.Roster.All.Select(each => each.Email))
            .OfType<string>().Select(Ids.OfRoot).ToHashSet(StringComparer.Ordinal);
        var lost = items.Find(item => item.Parent is { } parent
            && !byId.ContainsKey(parent) && !roots.Contains(parent) && company.Items.Find(parent) is null && !drives.Exists(drive => drive.Id == parent));
        if (lost is not null)
        {
            throw new FormatException($"The parent `{lost.Parent}` of `{lost.Id}` is not known.");
        }

        if (drives.Find(drive => drive.Id is { } id && company.Items.Find(id) is not null) is { } known)
        {
            throw new FormatException($"There is already a shared drive `{known.Id}`.");
        }

        return items.Find(item => item.DriveId != DriveOf(item)) is { } astray
            ? throw new FormatException($"The `driveId` of `{astray.Id}` is not that of the drive that its parent is in.")
            : ordered;

        string? DriveOf(LoadedItem item) => item.Parent is not { } parent ? null
            : byId.TryGetValue(parent, out var folder) ? folder.DriveId
            : drives.Exists(drive => drive.Id == parent) ? parent
            : company.Items.Find(parent)?.Drive?.Id;
    }

    private static void Add(Company company, LoadedDrive loaded)
    {
        var drive = company.Items.AddDrive(loaded.Id, loaded.Name, company.Clock.GetUtcNow());
        drive.OrgUnitId = loaded.OrgUnitId;
        drive.Restrictions = loaded.Restrictions;
        foreach (var member in loaded.Members)
        {
            company.Put(drive.Root, new Grant(Account(company, member), member.Role, null, false));
        }
    }

    private static void Add(Company company, LoadedItem loaded)
    {
        var owner = loaded.OwnerGrant is { } grantOfOwner ? Account(company, grantOfOwner) : null;
        var item = company.Make(new ItemDraft(loaded.Name, loaded.MimeType, owner, Parent(company, loaded))
        {
            Id = loaded.Id,
            Orphan = loaded.IsOrphan,
            TargetId = loaded.TargetId,
        });
        item.ExplicitlyTrashed = loaded.Trashed;
        item.WritersCanShare = loaded.WritersCanShare;
        item.CopyRequiresWriterPermission = loaded.CopyRequiresWriterPermission;
        item.InheritedPermissionsDisabled = loaded.InheritedPermissionsDisabled;
        foreach (var grant in loaded.Grants.Where(grant => grant.Role != Role.Owner))
        {
            company.Put(item, new Grant(PrincipalOf(company, grant), grant.Role, grant.ExpiresAt, grant.Kind == PrincipalKind.Domain && grant.Findable));
        }
    }

    private static Item? Parent(Company company, LoadedItem loaded)
    {
        if (loaded.Parent is null || company.Items.Find(loaded.Parent) is { } known && known.IsFolder)
        {
            return loaded.Parent is null ? null : company.Items.Find(loaded.Parent);
        }

        var user = company.Roster.All.FirstOrDefault(each => each.Email is { } email && Ids.OfRoot(email) == loaded.Parent)
            ?? throw new FormatException($"The parent `{loaded.Parent}` of `{loaded.Id}` is not a folder.");

        return company.Items.RootOf(user, company.Clock.GetUtcNow());
    }

    private static Principal PrincipalOf(Company company, LoadedGrant grant) => grant.Kind switch
    {
        PrincipalKind.Anyone => company.Roster.Anyone(grant.Findable),
        PrincipalKind.Domain => company.Roster.OfDomain(grant.Domain ?? throw new FormatException("A domain's grant names no domain.")),
        _ => Account(company, grant),
    };

    private static Principal Account(Company company, LoadedGrant grant)
    {
        const string Gone = "deleted:";
        var id = grant.Email?.StartsWith(Gone, StringComparison.Ordinal) == true ? grant.Email[Gone.Length..] : grant.Deleted ? grant.Id : null;
        if (id is not null)
        {
            return company.Roster.AddDeleted(id, grant.Kind);
        }

        return company.Roster.Add(grant.Email ?? throw new FormatException("A grant names no address."), grant.Kind, grant.Id);
    }
}
