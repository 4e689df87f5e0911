using System.Collections.Immutable;
using Reeve.Core.Trees;

namespace Reeve.Core.Reaching;

/// <summary>Who is in a group, one level deep.</summary>
/// <param name="Address">Its primary address, in lower case.</param>
/// <param name="Members">Users and groups, of the workspace or not, each once; never domains or anyone.</param>
/// <param name="HoldsEveryone">Whether everyone of the workspace is in it. Source: Directory API, members, "type": CUSTOMER.</param>
/// <param name="Aliases">Its other addresses, in lower case.</param>
public sealed record GroupRoll(string Address, ImmutableArray<Principal> Members, bool HoldsEveryone, ImmutableArray<string> Aliases)
{
    /// <summary>A group without aliases that does not hold everyone.</summary>
    public GroupRoll(string address, ImmutableArray<Principal> members)
        : this(address, members, HoldsEveryone: false, [])
    {
    }
}
