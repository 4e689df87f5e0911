using Reeve.Core.Planning;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Cases;

/// <summary>Plans as the lines that cases expect.</summary>
internal static class PlanText
{
    public static IEnumerable<string> Changes(Plan plan) => plan.Changes.Select(change => change switch
    {
        Change.GrantCreate create => Line(change, $"nothing -> {State(create.After)}"),
        Change.GrantUpdate update => Line(change, $"{State(update.Before)} -> {State(update.After)}"),
        Change.GrantDelete delete => Line(change, $"{State(delete.Before)} -> nothing"),
        Change.FileUpdate update => Line(change, Flags(update.After)),
        Change.OwnerTransfer transfer => Line(change, $"from {transfer.From.Principal}{(transfer.Had is { } had ? $" had {State(had)}" : "")}, who keeps {(transfer.Keeps is { } keeps ? State(keeps) : "nothing")}"),
        Change.DriveUpdate update => Line(change, Flags(update.After)),
        _ => throw new InvalidOperationException($"{change.Op} has no line yet."),
    });

    public static IEnumerable<string> Problems(Plan plan) => plan.Problems.Select(problem => $"{problem.Code} at {problem.Path}");

    public static IEnumerable<string> Reach(Plan plan) => plan.Reach.Select(reach => $"{reach.Principal} gains {reach.Gains} loses {reach.Loses}");

    private static string Line(Change change, string what) =>
        string.Join(' ', new[] { change.Op, change.Path, change.Principal?.ToString(), what, "by", change.Actor }.OfType<string>());

    private static string Flags(Switches switches) => Flags(("resharing", switches.Resharing), ("download", switches.Download), ("limited", switches.Limited));

    private static string Flags(Restrictions restrictions) => Flags(
        ("resharing", restrictions.Resharing), ("download", restrictions.Download), ("members-only", restrictions.MembersOnly), ("internal-only", restrictions.InternalOnly));

    private static string Flags(params (string Name, bool? IsOn)[] flags) =>
        string.Join(", ", flags.Where(flag => flag.IsOn is not null).Select(flag => $"{flag.Name} {(flag.IsOn == true ? "off -> on" : "on -> off")}"));

    private static string State(GrantState state) =>
        state.Role.Name() + (state.Findable ? " findable" : "") + (state.ExpiresAt is { } end ? $" until {end:yyyy-MM-dd}" : "");
}
