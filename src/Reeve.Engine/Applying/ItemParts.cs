using Reeve.Core.Planning;
using Reeve.Core.Trees;
using Reeve.Engine.Ports;

namespace Reeve.Engine.Applying;

/// <summary>Changes of an item itself, compared with what the item is.</summary>
internal static class ItemParts
{
    /// <summary>Whether an item is as a change was to leave it.</summary>
    public static bool IsAfter(Change change, ItemState now) => change switch
    {
        Change.FileUpdate update => Holds(update.After, now.Switches),
        Change.DriveUpdate update => now.Restrictions is { } has && Holds(update.After, has),
        Change.OwnerTransfer transfer => now.Owner == transfer.To.Principal.Address && DirectOf(now, transfer.From) == transfer.Keeps,
        _ => false,
    };

    /// <summary>Whether an item is still as a change found it.</summary>
    public static bool IsBefore(Change change, ItemState now) => change switch
    {
        Change.FileUpdate update => Holds(update.Before, now.Switches),
        Change.DriveUpdate update => now.Restrictions is { } has && Holds(update.Before, has),
        Change.OwnerTransfer transfer => now.Owner == transfer.From.Principal.Address,
        _ => false,
    };

    /// <summary>The change with the before-image as it is now.</summary>
    public static Change AsFound(Change change, ItemState now) =>
        change is Change.OwnerTransfer transfer ? transfer with { Had = DirectOf(now, transfer.To) } : change;

    /// <summary>What a change of an item itself is about, for people.</summary>
    public static string NameOf(Change change) => change switch
    {
        Change.OwnerTransfer => "the owner",
        Change.DriveUpdate => "the restrictions of the drive",
        _ => "its switches",
    };

    /// <summary>What a grantee who is not the owner has there directly; null: nothing, or nothing to be seen.</summary>
    public static GrantState? DirectOf(ItemState now, Grantee grantee) =>
        now.Of(grantee.Id, grantee.Principal) is { IsDirect: true, Direct: not Role.Owner } grant ? grant.State : null;

    private static bool Holds(Switches wanted, Switches has) =>
        (wanted.Resharing is null || wanted.Resharing == has.Resharing)
        && (wanted.Download is null || wanted.Download == has.Download)
        && (wanted.Limited is null || wanted.Limited == has.Limited);

    private static bool Holds(Restrictions wanted, Restrictions has) =>
        (wanted.Resharing is null || wanted.Resharing == has.Resharing)
        && (wanted.Download is null || wanted.Download == has.Download)
        && (wanted.MembersOnly is null || wanted.MembersOnly == has.MembersOnly)
        && (wanted.InternalOnly is null || wanted.InternalOnly == has.InternalOnly);
}
