using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Core.Tests.Sketches;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Properties;

/// <summary>Does what a plan says to the sketch of a tree, as the service would, without asking how the plan was made.</summary>
internal static class Doing
{
    public static void Apply(ItemSketch root, IEnumerable<Change> changes, Addresses known)
    {
        foreach (var change in changes)
        {
            var item = Find(root, change.File);
            switch (change)
            {
                case Change.FileUpdate update:
                    item.WritersCanShare = update.After.Resharing ?? item.WritersCanShare;
                    item.ReadersCanDownload = update.After.Download ?? item.ReadersCanDownload;
                    item.IsLimited = update.After.Limited ?? item.IsLimited;
                    break;
                case Change.OwnerTransfer transfer:
                    item.Owner = Shown(root, transfer.To.Principal, known).Principal.Address;
                    Set(item, Shown(root, transfer.To.Principal, known), null);
                    Set(item, transfer.From, transfer.Keeps);
                    break;
                case Change.DriveUpdate update when root.Drive is { } drive:
                    root.Drive = drive with
                    {
                        Restrictions = new Restrictions(
                            update.After.Resharing ?? drive.Restrictions.Resharing, update.After.Download ?? drive.Restrictions.Download,
                            update.After.MembersOnly ?? drive.Restrictions.MembersOnly, update.After.InternalOnly ?? drive.Restrictions.InternalOnly),
                    };
                    break;
                case Change.GrantCreate create:
                    Set(item, Shown(root, create.For, known) is var made && create.For == Principal.Anyone ? Grantee.Anyone(create.After.Findable) : made, create.After);
                    break;
                case Change.GrantUpdate update:
                    Set(item, update.Grantee, update.After);
                    break;
                case Change.GrantDelete delete:
                    Set(item, delete.Grantee, null);
                    break;
            }
        }
    }

    /// <summary>Why the service would refuse a change on the tree as it is, or write nothing; null if it does what is asked.</summary>
    /// <remarks>Source: Drive API v3, guides "Share files, folders and drives" and "Manage folders with limited and expansive access".</remarks>
    public static string? RefusalOf(Tree tree, Change change, Addresses known)
    {
        tree.TryFind(change.File, out var item);
        return change switch
        {
            Change.GrantCreate create => RefusalOf(item, HeldBy(item, create.For, known), null, create.After),
            Change.GrantUpdate update => RefusalOf(item, HeldBy(item, update.Grantee.Principal, known), update.Before, update.After),
            Change.GrantDelete delete => HeldBy(item, delete.Grantee.Principal, known).State == delete.Before ? null : "there is no such grant",
            Change.OwnerTransfer transfer => item.Owner == transfer.From.Principal.Address ? null : "somebody else owns it",
            Change.FileUpdate { After.Limited: not null } when item.Kind != ItemKind.Folder => "only folders are limited",
            _ => null,
        };
    }

    public static ItemSketch Find(ItemSketch root, string id) => All(root).Single(item => item.Id == id);

    /// <summary>On how many items each grantee has more, and less.</summary>
    public static IEnumerable<(string Id, int Gains, int Loses)> Reach(Tree before, Tree after)
    {
        var items = before.Items.Where(item => item is { IsKnown: true, IsTrashed: false }).ToList();
        var ids = before.Items.Concat(after.Items).SelectMany(item => item.Grants).Select(grant => KeyOf(grant.Grantee)).Distinct();
        foreach (var id in ids)
        {
            var differences = items.Select(item => RoleOf(after[item.Index], id) - RoleOf(item, id)).ToList();
            if (differences.Any(difference => difference != 0))
            {
                yield return (id, differences.Count(difference => difference > 0), differences.Count(difference => difference < 0));
            }
        }
    }

    private static string? RefusalOf(Item item, Grant has, GrantState? before, GrantState after)
    {
        var isPerson = Cast.IsPerson(has.Grantee.Principal);
        return before is null && has.IsDirect ? "there is one already"
            : before is not null && has.State != before ? "there is no such grant"
            : (after.Role < has.Inherited && after.Role != before?.Role) || (after.Role == has.Inherited && before is null) ? $"{has.Inherited} is inherited there"
            : after.Role == Role.FileOrganizer && (item.Kind != ItemKind.Folder || item.Tree.Drive is null) ? "there is no such role"
            : after.Role == Role.Organizer && !(item.Tree.IsWholeDrive && item.IsRoot) ? "there is no such role"
            : after.ExpiresAt is { } end && (end <= DateTimeOffset.MinValue || !isPerson || (item.Kind == ItemKind.Folder && after.Role != Role.Reader)) ? "it cannot end"
            : null;
    }

    private static Grant HeldBy(Item item, Principal principal, Addresses known) =>
        item.Grants.FirstOrDefault(grant => grant.IsDirect && known.IsSame(principal, grant.Grantee)) is { IsDirect: true } direct ? direct
        : item.Grants.FirstOrDefault(grant => known.IsSame(principal, grant.Grantee)) is { Grantee: not null } inherited ? inherited
        : new Grant(new Grantee("", principal), Role.None);

    private static IEnumerable<ItemSketch> All(ItemSketch item) => item.Children.SelectMany(All).Prepend(item);

    private static int RoleOf(Item item, string id) => item.Grants.Where(grant => KeyOf(grant.Grantee) == id).Select(grant => (int)grant.Effective).DefaultIfEmpty().Max();

    /// <summary>Anyone is two grantees, by link and by search, and one principal.</summary>
    private static string KeyOf(Grantee grantee) => grantee.Principal == Principal.Anyone ? "anyone" : grantee.Id;

    private static void Set(ItemSketch item, Grantee grantee, GrantState? state)
    {
        var index = item.Grants.FindIndex(grant => grant.Grantee.Id == grantee.Id);
        var inherited = index < 0 ? Role.None : item.Grants[index].Inherited;
        item.Grants.RemoveAll(grant => grant.Grantee.Id == grantee.Id);
        grantee = grantee.Principal == Principal.Anyone && state is { } link ? Grantee.Anyone(link.Findable) : grantee;
        item.Grants.RemoveAll(grant => grant.Grantee.Id == grantee.Id); // Anyone by search can become anyone by link where that was lying hidden.
        var now = new Grant(grantee, state?.Role ?? Role.None, inherited, state?.Findable ?? false, state?.ExpiresAt);
        if (now.Effective != Role.None)
        {
            item.Grants.Add(now);
        }
    }

    /// <summary>The service shows the primary address, whichever was asked for.</summary>
    private static Grantee Shown(ItemSketch root, Principal principal, Addresses known) =>
        known.TryResolve(principal, out var id)
            ? All(root).SelectMany(item => item.Grants).Select(grant => grant.Grantee).FirstOrDefault(grantee => grantee.Id == id)
                ?? TreeSketch.GranteeOf(Principal.TryParse(id["id:".Length..], out var shown) ? shown : principal)
            : TreeSketch.GranteeOf(known.PrimaryOf(principal));
}
