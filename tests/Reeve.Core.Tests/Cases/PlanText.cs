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
        Change.ResharingSwitch flag => Line(change, $"resharing {(flag.Before ? "on" : "off")} -> {(flag.After ? "on" : "off")}"),
        _ => throw new InvalidOperationException($"{change.Op} has no line yet."),
    });

    public static IEnumerable<string> Problems(Plan plan) => plan.Problems.Select(problem => $"{problem.Code} at {problem.Path}");

    public static IEnumerable<string> Reach(Plan plan) => plan.Reach.Select(reach => $"{reach.Principal} gains {reach.Gains} loses {reach.Loses}");

    private static string Line(Change change, string what) =>
        string.Join(' ', new[] { change.Op, change.Path, change.Principal?.ToString(), what, "by", change.Actor }.OfType<string>());

    private static string State(GrantState state) =>
        state.Role.Name() + (state.Findable ? " findable" : "") + (state.ExpiresAt is { } end ? $" until {end:yyyy-MM-dd}" : "");
}
