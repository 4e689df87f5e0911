using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>Finds what has to be over before a grant can be made.</summary>
internal sealed class Obstacles(Judging judging)
{
    /// <summary>Google writes nothing for a grant that is already inherited: what is inherited now, or will be until a folder is cut off, has to go first.</summary>
    /// <param name="item">Where the grant is to be made.</param>
    /// <param name="grantee">For whom.</param>
    /// <param name="role">The role it is to have.</param>
    public Obstacle For(Item item, Grantee grantee, Role role)
    {
        var isCut = false;
        for (var at = item; !judging.FactsOf(at).IsLimited || !at.IsLimited; at = at.Parent)
        {
            isCut |= judging.FactsOf(at).IsLimited;
            if (at.IsRoot)
            {
                break;
            }

            if (Inheritance.Flowing(at.Parent.Grants.Of(grantee).Direct) >= role || (isCut && Inheritance.Flowing(judging.GrantsOf(at.Parent).Of(grantee).Direct) >= role))
            {
                // Organizers of a shared drive reach into limited folders too, so a cut alone takes nothing from one.
                return isCut && (item.Tree.Drive is null || at.Parent.Grants.Of(grantee).Direct != Role.Organizer) ? Obstacle.Inheritance : Obstacle.GrantAbove;
            }
        }

        // Then it comes from above the root, or from a folder that could not be read.
        return item.Grants.Of(grantee).Inherited < role ? Obstacle.None : isCut ? Obstacle.Inheritance : Obstacle.GrantAbove;
    }
}
