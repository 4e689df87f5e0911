using System.Collections.Immutable;

namespace Reeve.Core.Trees;

/// <summary>Tells direct from inherited where the service does not.</summary>
/// <remarks>
/// Under expansive access an item has at least what its folder has, so what exceeds the folder must be granted on the item, and what does
/// not may be taken for inherited; so must what search finds though it does not find the folder. A direct grant under an equal inherited one stays hidden until the one above is gone.
/// Source: Drive API v3, guide "Manage folders with limited and expansive access".
/// </remarks>
public static class Inheritance
{
    /// <summary>Splits the effective role that an item shows into its direct and inherited part.</summary>
    /// <param name="shown">What the service shows, in <see cref="Grant.Direct"/>; expiry and findability as shown.</param>
    /// <param name="folder">The grants of the folder it is in; default if they are not known.</param>
    /// <param name="isLimited">Whether the item is a folder with limited access, which inherits nothing.</param>
    public static Grant Infer(Grant shown, ImmutableArray<Grant> folder, bool isLimited)
    {
        if (isLimited || folder.IsDefault)
        {
            return shown;
        }

        foreach (var above in folder)
        {
            if (above.Grantee.Id == shown.Grantee.Id)
            {
                return shown.Direct != Role.Owner && shown.Direct <= above.Effective && (above.Findable || !shown.Findable)
                    ? shown with { Direct = Role.None, Inherited = shown.Direct, ExpiresAt = null }
                    : shown with { Inherited = Flowing(above.Effective) };
            }
        }

        return shown;
    }

    /// <summary>What reaches the items in a folder of one who has <paramref name="role"/> on it: an owner is a writer of what others put in.</summary>
    public static Role Flowing(Role role) => role == Role.Owner ? Role.Writer : role;
}
