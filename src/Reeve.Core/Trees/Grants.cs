using System.Collections.Immutable;

namespace Reeve.Core.Trees;

/// <summary>The grants of one item as a set with one entry a grantee.</summary>
public static class Grants
{
    /// <summary>The place of what a grantee has, by its id or, where no grant has that id, by its principal; -1 if it has nothing.</summary>
    /// <remarks>Anyone has two ids, by link and by search, and both may show on one item: one made there, the other inherited.</remarks>
    public static int PlaceOf(this ImmutableArray<Grant> grants, Grantee grantee)
    {
        var ofPrincipal = -1;
        for (var index = 0; index < grants.Length; index++)
        {
            if (grants[index].Grantee.Id == grantee.Id)
            {
                return index;
            }

            if (ofPrincipal < 0 && grants[index].Grantee.Principal == grantee.Principal)
            {
                ofPrincipal = index;
            }
        }

        return ofPrincipal;
    }

    /// <summary>What a grantee has; nothing at all is a grant without roles.</summary>
    public static Grant Of(this ImmutableArray<Grant> grants, Grantee grantee) =>
        grants.PlaceOf(grantee) is var index and >= 0 ? grants[index] : new Grant(grantee, Role.None);

    /// <summary>The set in which a grantee has another direct grant; null: none.</summary>
    public static ImmutableArray<Grant> WithDirect(this ImmutableArray<Grant> grants, Grantee grantee, GrantState? direct)
    {
        var index = grants.PlaceOf(grantee);
        var now = (index < 0 ? new Grant(grantee, Role.None) : grants[index]) with
        {
            Direct = direct?.Role ?? Role.None,
            Findable = direct?.Findable ?? false,
            ExpiresAt = direct?.ExpiresAt,
        };
        return (index < 0, now.Effective == Role.None) switch
        {
            (true, true) => grants,
            (true, false) => grants.Add(now),
            (false, true) => grants.RemoveAt(index),
            (false, false) => grants.SetItem(index, now),
        };
    }
}
