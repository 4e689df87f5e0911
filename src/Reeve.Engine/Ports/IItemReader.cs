using Reeve.Core.Trees;
using Reeve.Engine.Crawling;

namespace Reeve.Engine.Ports;

/// <summary>One item as it is now.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ParentId">The folder it is in, as the actor sees it; null if it sees none.</param>
/// <param name="IsTrashed">Whether it, or a folder above it, is in the trash.</param>
/// <param name="WritersCanShare">Whether writers may share it; null if the service does not tell.</param>
/// <param name="Shown">Its grants; a default array if the actor may not see them.</param>
internal sealed record ItemState(string Name, string? ParentId, bool IsTrashed, bool? WritersCanShare, ShownGrants Shown)
{
    /// <summary>What a grantee has, by id or, where no id is known, by principal.</summary>
    public Grant? Of(string? granteeId, Principal principal)
    {
        foreach (var grant in Shown.Grants.IsDefault ? [] : Shown.Grants)
        {
            if (grant.Grantee.Id == granteeId || grant.Grantee.Principal == principal)
            {
                return grant;
            }
        }

        return null;
    }
}

/// <summary>Reads single items: before a write, and after it.</summary>
internal interface IItemReader
{
    /// <summary>Reads one item in the name of a user.</summary>
    public Task<ItemState> ReadAsync(string file, string actor, CancellationToken cancellationToken);
}
