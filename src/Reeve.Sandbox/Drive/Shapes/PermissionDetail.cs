using Reeve.Sandbox.Drive.Masks;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive.Shapes;

/// <summary>One part of what makes up a permission. Source: Drive API v3, <c>permissionDetails[]</c>.</summary>
/// <param name="Type"><c>member</c> for what comes from membership of a shared drive, else <c>file</c>.</param>
/// <param name="Role">The role that this part gives.</param>
/// <param name="Inherited">True if it comes from above.</param>
/// <param name="From">In a shared drive, the folder or drive from which it is inherited; My Drive does not tell.</param>
internal readonly record struct PermissionDetail(string Type, Role Role, bool Inherited, string? From)
{
    public static readonly Shape<PermissionDetail> Shape = new Shape<PermissionDetail>()
        .Text("permissionType", detail => detail.Type)
        .Text("role", detail => detail.Role.Text())
        .Text("inheritedFrom", detail => detail.From)
        .Flag("inherited", detail => detail.Inherited);

    /// <summary>The same under its former names, which are still sent.</summary>
    public static readonly Shape<PermissionDetail> OldShape = new Shape<PermissionDetail>()
        .Text("teamDrivePermissionType", detail => detail.Type)
        .Text("role", detail => detail.Role.Text())
        .Text("inheritedFrom", detail => detail.From)
        .Flag("inherited", detail => detail.Inherited);

    private const string Member = "member";
    private const string File = "file";

    /// <summary>Returns the parts of a grant.</summary>
    public static PermissionDetail[] Of(Item item, EffectiveGrant grant) =>
        item.Drive is null ? InMyDrive(grant) : [.. InSharedDrive(item, grant)];

    private static PermissionDetail[] InMyDrive(EffectiveGrant grant) => (grant.Direct, grant.Inherited) switch
    {
        (Role.None, var inherited) => [new(File, inherited, true, null)],
        (var direct, Role.None) => [new(File, direct, false, null)],
        var (direct, inherited) => [new(File, inherited, true, null), new(File, direct, false, null)],
    };

    // One for each source. What a limited folder keeps out is told where only the metadata may be seen, and there alone.
    private static IEnumerable<PermissionDetail> InSharedDrive(Item item, EffectiveGrant grant)
    {
        if (grant.Direct != Role.None)
        {
            yield return new PermissionDetail(TypeAt(item), grant.Direct, false, null);
        }

        var isCut = item.InheritedPermissionsDisabled && !grant.MetadataOnly;
        for (var above = item.Parent; above is not null; above = above.Parent)
        {
            if (above.GrantOf(grant.Principal) is { } source && (!isCut || Passing.PassesLimits(source)))
            {
                yield return new PermissionDetail(TypeAt(above), source.Role, true, above.Id);
            }

            isCut |= above.InheritedPermissionsDisabled;
        }
    }

    private static string TypeAt(Item item) => item.IsDriveRoot ? Member : File;
}
