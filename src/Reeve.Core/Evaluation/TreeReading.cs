using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>A tree that was read, with what the policy says of it.</summary>
/// <param name="Policy">What it is to be.</param>
/// <param name="Tree">What it is.</param>
/// <param name="Reader">In whose name it was read, in lower case.</param>
public sealed record TreeReading(TreePolicy Policy, Tree Tree, string Reader)
{
    /// <summary>Addresses, in lower case, of users who are organizers of the shared drive, by themselves or through a group; empty in My Drive.</summary>
    public ImmutableArray<string> Organizers { get; init; } = [];

    /// <summary>
    /// Active users inside, in lower case, of groups that are organizers of the shared drive or are listed as such, by the group's address; a group
    /// that is not in it is one of which nobody tells who is in it.
    /// </summary>
    public ImmutableDictionary<string, ImmutableArray<string>> MembersOf { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Addresses, in lower case, of users who organize the shared drive if its root is so, by themselves or through a group whose people are told.</summary>
    /// <param name="root">The root, as it is or as it will be.</param>
    public IEnumerable<string> OrganizersBy(Item root) => root.Grants
        .Where(grant => grant.Effective == Role.Organizer)
        .Select(grant => grant.Grantee.Principal)
        .SelectMany(organizer => organizer.Kind == PrincipalKind.User ? [organizer.Address] : MembersOf.GetValueOrDefault(organizer.Address, []))
        .Distinct(StringComparer.Ordinal);
}
