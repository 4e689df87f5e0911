using System.Collections.Immutable;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Sketches;

/// <summary>Builds trees from sketches, letting access flow down as the service does: an item has at least what its folder has.</summary>
internal static class TreeSketch
{
    public static Grantee GranteeOf(Principal principal, bool findable = false) =>
        principal == Principal.Anyone ? Grantee.Anyone(findable) : new("id:" + principal, principal);

    /// <summary>The tree with direct and inherited told apart, as the service tells them when it is asked for each item.</summary>
    public static Tree Build(ItemSketch root, IEnumerable<string>? ownersAbove = null) => Build(root, ownersAbove, isListing: false);

    /// <summary>The tree as a listing shows it: one role for each grantee, from which what is direct is inferred.</summary>
    public static Tree BuildFromListing(ItemSketch root, IEnumerable<string>? ownersAbove = null) => Build(root, ownersAbove, isListing: true);

    private static Tree Build(ItemSketch root, IEnumerable<string>? ownersAbove, bool isListing)
    {
        var builder = new TreeBuilder();
        Add(builder, root, -1, [], "", root.IsTrashed, isListing, root.Drive is not null);
        return builder.Build(ownersAbove, root.Drive);
    }

    private static void Add(TreeBuilder builder, ItemSketch sketch, int parent, ImmutableArray<Grant> folder, string path, bool isTrashed, bool isListing, bool isDrive)
    {
        var index = builder.Add(
            new ItemFacts(
                sketch.Id ?? (parent < 0 ? "root" : path), sketch.Name, sketch.Kind, sketch.Owner,
                isTrashed, sketch.IsLimited, isDrive ? null : sketch.WritersCanShare, sketch.ReaderCanShare, isDrive ? null : sketch.ReadersCanDownload),
            parent);
        var grants = GrantsOf(sketch, folder, isDrive);
        if (!sketch.IsUnknown)
        {
            builder.SetGrants(index, isListing && parent >= 0 ? AsListed(sketch, grants, builder.GrantsOf(parent)) : grants);
        }

        foreach (var child in sketch.Children)
        {
            Add(builder, child, index, grants, $"{path}/{child.Name}", isTrashed || child.IsTrashed, isListing, isDrive);
        }
    }

    private static ImmutableArray<Grant> GrantsOf(ItemSketch sketch, ImmutableArray<Grant> folder, bool isDrive)
    {
        var grants = sketch.Grants.Select(grant => Reaches(sketch, grant.Inherited, isDrive) ? grant : grant with { Inherited = Role.None })
            .Where(grant => grant.Effective != Role.None).ToDictionary(grant => grant.Grantee.Id);
        if (sketch.Owner is { } address)
        {
            var owner = GranteeOf(Principal.User(address));
            grants[owner.Id] = new Grant(owner, Role.Owner, grants.GetValueOrDefault(owner.Id).Inherited);
        }

        foreach (var above in folder.Where(above => Reaches(sketch, above.Effective, isDrive)))
        {
            var flowing = above.Effective == Role.Owner ? Role.Writer : above.Effective;
            grants[above.Grantee.Id] = grants.TryGetValue(above.Grantee.Id, out var direct)
                ? direct with { Inherited = flowing }
                : new Grant(above.Grantee, Role.None, flowing, above.Findable);
        }

        return [.. grants.Values];
    }

    /// <summary>A limited folder inherits nothing, but for the organizers of a shared drive.</summary>
    private static bool Reaches(ItemSketch sketch, Role role, bool isDrive) => !sketch.IsLimited || (isDrive && role == Role.Organizer);

    private static ImmutableArray<Grant> AsListed(ItemSketch sketch, ImmutableArray<Grant> grants, ImmutableArray<Grant> folder) =>
    [
        .. grants.Select(grant => Inheritance.Infer(grant with { Direct = grant.Effective, Inherited = Role.None }, folder, sketch.IsLimited)),
    ];
}
