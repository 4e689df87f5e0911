using System.Collections.Immutable;
using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>Finds what has to be over before a grant can be made.</summary>
internal sealed class Obstacles(Judging judging)
{
    /// <summary>
    /// Google writes nothing for a grant that is already inherited, and refuses to change anything of one under a higher: what is inherited now, or
    /// will be until a folder is cut off, has to go first.
    /// </summary>
    /// <param name="item">Where the grant is to be made.</param>
    /// <param name="grantee">For whom.</param>
    /// <param name="has">The role that the direct grant has; none: there is none.</param>
    /// <param name="wanted">The role it is to have.</param>
    /// <param name="takes">Whether something is taken: then it can be done before anything is granted above.</param>
    public Obstacle For(Item item, Grantee grantee, Role has, Role wanted, bool takes)
    {
        var role = has == wanted ? wanted + 1 : wanted; // A grant keeps its role under an equal one.
        if (item.Tree.Drive is not null && item.Grants.Of(grantee).Inherited == Role.Organizer)
        {
            return Obstacle.GrantAbove; // Organizers of a shared drive reach into limited folders too, so a cut alone takes nothing from one.
        }

        var (found, isCut) = (Obstacle.None, false);
        for (var at = item; !judging.FactsOf(at).IsLimited || !at.IsLimited; at = at.Parent)
        {
            isCut |= judging.FactsOf(at).IsLimited;
            if (at.IsRoot)
            {
                found |= isCut && Highest(at.Grants, grantee, grant => grant.Inherited) >= role ? Obstacle.Inheritance : Obstacle.None;
                break;
            }

            found |= From(at.Parent, grantee, role, isCut, takes);
        }

        // What comes from nowhere else comes from above the root, or from a folder that could not be read.
        return found != Obstacle.None || item.Grants.Of(grantee).Inherited < role ? found : isCut ? Obstacle.Inheritance : Obstacle.GrantAbove;
    }

    /// <summary>What a folder above passes on, or will until it is cut off.</summary>
    private Obstacle From(Item folder, Grantee grantee, Role role, bool isCut, bool takes)
    {
        var has = Highest(folder.Grants, grantee, grant => grant.Direct);
        if (Inheritance.Flowing(has) >= role)
        {
            return isCut ? Obstacle.Inheritance : has == Role.Owner ? Obstacle.OwnerAbove : Obstacle.GrantAbove;
        }

        var gets = Highest(judging.GrantsOf(folder), grantee, grant => grant.Direct);
        return isCut && !takes && gets != Role.Owner && Inheritance.Flowing(gets) >= role ? Obstacle.Inheritance : Obstacle.None; // A folder is handed over after all cuts.
    }

    /// <summary>The highest that somebody has; anyone is one, by link or by search, for Google might write nothing of one under the other.</summary>
    public static Role Highest(ImmutableArray<Grant> grants, Grantee grantee, Func<Grant, Role> roleOf) => grantee.Principal == Principal.Anyone
        ? grants.Where(grant => grant.Grantee.Principal == Principal.Anyone).Select(roleOf).DefaultIfEmpty().Max()
        : roleOf(grants.Of(grantee));
}
