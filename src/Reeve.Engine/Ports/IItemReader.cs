using Reeve.Core.Trees;
using Reeve.Engine.Crawling;

namespace Reeve.Engine.Ports;

/// <summary>One item as it is now.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ParentId">The folder it is in, as the actor sees it; null if it sees none.</param>
/// <param name="IsTrashed">Whether it, or a folder above it, is in the trash.</param>
/// <param name="Shown">Its grants; a default array if the actor may not see them.</param>
internal sealed record ItemState(string Name, string? ParentId, bool IsTrashed, ShownGrants Shown)
{
    /// <summary>Its owner's address in lower case; null if the service tells none.</summary>
    public string? Owner { get; init; }

    /// <summary>Its switches; null parts: the service does not tell.</summary>
    public Switches Switches { get; init; }

    /// <summary>The restrictions of the shared drive that it is the root of; null for every other item.</summary>
    public Restrictions? Restrictions { get; init; }

    /// <summary>Whether the actor may manage the shared drive that it is the root of; true for every other item.</summary>
    public bool MayManage { get; init; } = true;

    /// <summary>What a grantee has, by id or, where no id is known, by principal.</summary>
    public Grant? Of(string granteeId, Principal principal)
    {
        var ofPrincipal = default(Grant?);
        foreach (var grant in Shown.Grants.IsDefault ? [] : Shown.Grants)
        {
            if (grant.Grantee.Id == granteeId)
            {
                return grant;
            }

            // Anyone has two ids, by link and by search, and both may show: one made here, the other inherited.
            if (grant.Grantee.Principal == principal && principal.Kind is not PrincipalKind.Anyone)
            {
                ofPrincipal = grant;
            }
        }

        return ofPrincipal;
    }
}

/// <summary>Whose grants on an item decide a write.</summary>
/// <param name="Grantees">Who, by permission id or, where none is known, by principal.</param>
/// <param name="IsAnybody">Whether it may be anybody: an address is to be granted that may turn out to be one of those there.</param>
internal sealed record Interest(IReadOnlyList<Grantee> Grantees, bool IsAnybody = false)
{
    /// <summary>Nobody's.</summary>
    public static Interest None { get; } = new([]);

    /// <summary>Whether a grant is one of them.</summary>
    public bool Covers(Grantee grantee) => IsAnybody || Grantees.Any(one => one.Id == grantee.Id || one.Principal == grantee.Principal);
}

/// <summary>Reads single items: before a write, and after it.</summary>
internal interface IItemReader
{
    /// <summary>Reads one item in the name of a user.</summary>
    /// <param name="file">The item.</param>
    /// <param name="acting">The user.</param>
    /// <param name="interest">For whose grants direct has to be told from inherited, though it costs a call each.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<ItemState> ReadAsync(string file, Acting acting, Interest interest, CancellationToken cancellationToken);
}
