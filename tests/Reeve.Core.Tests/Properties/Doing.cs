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
                    item.Owner = transfer.To.Principal.Address;
                    Set(item, transfer.To, null);
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
                    Set(item, Shown(root, create.For, known), create.After);
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

    public static ItemSketch Find(ItemSketch root, string id) => All(root).Single(item => item.Id == id);

    /// <summary>On how many items each grantee has more, and less.</summary>
    public static IEnumerable<(string Id, int Gains, int Loses)> Reach(Tree before, Tree after)
    {
        var items = before.Items.Where(item => item is { IsKnown: true, IsTrashed: false }).ToList();
        var ids = before.Items.Concat(after.Items).SelectMany(item => item.Grants).Select(grant => grant.Grantee.Id).Distinct();
        foreach (var id in ids)
        {
            var differences = items.Select(item => RoleOf(after[item.Index], id) - RoleOf(item, id)).ToList();
            if (differences.Any(difference => difference != 0))
            {
                yield return (id, differences.Count(difference => difference > 0), differences.Count(difference => difference < 0));
            }
        }
    }

    private static IEnumerable<ItemSketch> All(ItemSketch item) => item.Children.SelectMany(All).Prepend(item);

    private static int RoleOf(Item item, string id) => item.TryFind(id, out var grant) ? (int)grant.Effective : 0;

    private static void Set(ItemSketch item, Grantee grantee, GrantState? state)
    {
        var index = item.Grants.FindIndex(grant => grant.Grantee.Id == grantee.Id);
        var inherited = index < 0 ? Role.None : item.Grants[index].Inherited;
        item.Grants.RemoveAll(grant => grant.Grantee.Id == grantee.Id);
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
                ?? TreeSketch.GranteeOf(Principal.User(id["id:user:".Length..]))
            : TreeSketch.GranteeOf(principal);
}
