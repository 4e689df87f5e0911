using System.Globalization;
using Reeve.Core.Reaching;
using Reeve.Core.Trees;

namespace Reeve.Cli.Commands.Asking;

/// <summary>Ways of reaching an item, in words.</summary>
internal static class WayWords
{
    /// <summary>One way.</summary>
    /// <param name="way">The way.</param>
    /// <param name="item">The item that is reached.</param>
    public static string Of(Way way, Item item) => Core(way, item)
        + (way.ExpiresAt is { } ends ? $", until {ends.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "");

    private static string Core(Way way, Item item) => way.Kind switch
    {
        WayKind.Direct => "granted here",
        WayKind.Inherited => $"inherited from {Place(way)}",
        WayKind.Member => "member of the shared drive",
        WayKind.Group => $"in {string.Join(" → ", way.Through.Reverse())}, {GrantedOn(way, item)}",
        WayKind.Domain => $"everyone in {way.Granted.DomainName}{(way.Findable ? ", findable" : "")}, {GrantedOn(way, item)}",
        _ => $"{(way.Findable ? "anyone, findable" : "anyone with the link")}, {GrantedOn(way, item)}",
    };

    private static string GrantedOn(Way way, Item item) => way.From == item ? "granted here" : $"granted on {Place(way)}";

    private static string Place(Way way) => way.From is not { } from ? "above what was read"
        : !from.IsRoot ? from.Path
        : from.Tree.IsWholeDrive ? "the shared drive"
        : $"/ ({from.Name})";
}
