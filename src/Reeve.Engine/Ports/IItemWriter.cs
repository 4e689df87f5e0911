using Reeve.Core.Planning;
using Reeve.Core.Trees;

namespace Reeve.Engine.Ports;

/// <summary>Writes what belongs to an item itself: its switches, its owner, the restrictions of a drive.</summary>
internal interface IItemWriter
{
    /// <summary>Sets the switches that are spoken of.</summary>
    public Task SwitchAsync(string file, Acting acting, Switches switches, CancellationToken cancellationToken);

    /// <summary>Hands an item over, in as many writes as that takes; what the old owner keeps is written in the new one's name.</summary>
    public Task TransferAsync(string file, Acting acting, Change.OwnerTransfer transfer, CancellationToken cancellationToken);

    /// <summary>Sets the restrictions that are spoken of.</summary>
    public Task RestrictAsync(string drive, Acting acting, Restrictions restrictions, CancellationToken cancellationToken);
}
