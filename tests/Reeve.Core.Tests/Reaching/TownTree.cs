using System.Collections.Immutable;
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
        var (shown, read) = (new List<Dictionary<Principal, Grant>>(), new List<ImmutableArray<Grant>>());
        for (var index = 0; index < town.Items.Length; index++)
        {
            var item = town.Items[index];
            builder.Add(
                new ItemFacts(IdOf(index), "n" + index.ToString(CultureInfo.InvariantCulture), item.Kind, town.IsDrive ? null : item.Owner.Address, item.IsTrashed, item.IsLimited),
                item.Parent);
            shown.Add(Shown(town, item, item.Parent < 0 ? [] : shown[item.Parent]));
            read.Add(item.IsUnknown ? default : town.IsTold ? [.. shown[index].Values] : Guessed(item, shown[index].Values, item.Parent < 0 ? default : read[item.Parent]));
            if (!item.IsUnknown)
            {
                builder.SetGrants(index, read[index]);
            }
        }

        return builder.Build(drive: town.IsDrive ? new DriveFacts(IdOf(0), "Team", new Restrictions(MembersOnly: town.IsMembersOnly, InternalOnly: town.IsInternalOnly)) : null);
    }

    /// <summary>What a crawl makes of it where the service shows each grantee with one role, and of an owner that they own and no more.</summary>
    private static ImmutableArray<Grant> Guessed(TownItem item, IEnumerable<Grant> shown, ImmutableArray<Grant> folder) =>
        [.. shown.Select(grant => Inheritance.Infer(grant with { Direct = grant.Effective, Inherited = Role.None }, folder, item.IsLimited))];

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
            grants[principal] = grants.TryGetValue(principal, out var own) ? own with { Inherited = flowing, Findable = own.Findable || above.Findable } : new Grant(above.Grantee, Role.None, flowing, above.Findable);
        }

        return grants;
    }

    private static Grantee GranteeOf(Principal principal) => new("g:" + principal, principal);
}
