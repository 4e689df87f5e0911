using System.Globalization;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Reaching;

/// <summary>What a crawl of a <see cref="Town"/> reads: each item with direct and inherited told apart, as the service shows them.</summary>
internal static class TownTree
{
    public static string IdOf(int index) => "id" + index.ToString(CultureInfo.InvariantCulture);

    public static Tree Build(Town town)
    {
        var builder = new TreeBuilder();
        var shown = new List<Dictionary<Principal, Grant>>();
        for (var index = 0; index < town.Items.Length; index++)
        {
            var item = town.Items[index];
            builder.Add(
                new ItemFacts(IdOf(index), "n" + index.ToString(CultureInfo.InvariantCulture), item.Kind, town.IsDrive ? null : item.Owner.Address, item.IsTrashed, item.IsLimited),
                item.Parent);
            shown.Add(Shown(town, item, item.Parent < 0 ? [] : shown[item.Parent]));
            if (!item.IsUnknown)
            {
                builder.SetGrants(index, [.. shown[index].Values]);
            }
        }

        return builder.Build(drive: town.IsDrive ? new DriveFacts(IdOf(0), "Team", Restrictions.None) : null);
    }

    private static Dictionary<Principal, Grant> Shown(Town town, TownItem item, Dictionary<Principal, Grant> folder)
    {
        var grants = item.Grants.Where(grant => !grant.IsView).ToDictionary(grant => grant.Principal, grant => new Grant(GranteeOf(grant.Principal), grant.Role, Role.None, grant.IsFindable));
        if (!town.IsDrive)
        {
            grants[item.Owner] = new Grant(GranteeOf(item.Owner), Role.Owner);
        }

        foreach (var (principal, above) in folder.Where(above => !item.IsLimited || above.Value.Effective == Role.Organizer))
        {
            var flowing = above.Effective == Role.Owner ? Role.Writer : above.Effective;
            grants[principal] = grants.TryGetValue(principal, out var own) ? own with { Inherited = flowing } : new Grant(above.Grantee, Role.None, flowing, above.Findable);
        }

        return grants;
    }

    private static Grantee GranteeOf(Principal principal) => new("g:" + principal, principal);
}
