using Reeve.Core.Trees;

namespace Reeve.Engine.Ports;

/// <summary>Writes single grants.</summary>
/// <remarks>A success says that the service took the request, not that anything changed: read back.</remarks>
internal interface IGrantWriter
{
    /// <summary>Makes a direct grant and tells who it turned out to be for.</summary>
    public Task<Grantee> CreateAsync(string file, Acting acting, Principal principal, GrantState grant, CancellationToken cancellationToken);

    /// <summary>Makes a direct grant another. Where only a new grant can be so, the old one is replaced.</summary>
    public Task UpdateAsync(string file, Acting acting, Grantee grantee, GrantState before, GrantState after, CancellationToken cancellationToken);

    /// <summary>Takes a direct grant away.</summary>
    public Task DeleteAsync(string file, Acting acting, Grantee grantee, CancellationToken cancellationToken);
}
