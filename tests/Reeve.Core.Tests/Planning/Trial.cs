using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Core.Policies;
using Reeve.Core.Tests.Cases;
using Reeve.Core.Tests.Sketches;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Planning;

/// <summary>A case with its sound plan, to be broken by hand and judged.</summary>
internal sealed class Trial
{
    private readonly CaseFile _case;
    private readonly Policy _policy;
    private readonly IReadOnlyList<TreeReading> _readings;

    /// <summary>Reads a case as <c>tests/cases</c> has them, without what is to come of it.</summary>
    public Trial(string text)
    {
        _case = CaseFile.Read("# trial\n" + text);
        _policy = _case.Policy;
        _readings = _case.Readings(_policy);
        Sound = new Planner(_policy, _case.Addresses, _case.Suspended, _case.Today).Plan(_readings);
    }

    public Plan Sound { get; }

    /// <summary>The one change of the sound plan with this op, place and principal: <c>grant.delete /Budget anyone</c>.</summary>
    public Change this[string line] => Sound.Changes.Single(change => Line(change) == line);

    public ImmutableArray<string> Check(Plan plan) => PlanChecker.Check(_policy, _readings, _case.Addresses, _case.Suspended, _case.Today, plan);

    /// <summary>What is said of other changes under the same problems.</summary>
    public ImmutableArray<string> Check(IEnumerable<Change> changes) => Check(Sound with { Changes = [.. changes] });

    public ImmutableArray<string> Without(string line) => Check(Numbered(Sound.Changes.Where(change => change != this[line])));

    /// <summary>What is said of the plan with one change edited, its place kept.</summary>
    public ImmutableArray<string> With(string line, Func<Change, Change> edit) => Check(Sound.Changes.Select(change => change == this[line] ? edit(change) : change));

    /// <summary>What is said of the plan with one more change, last of its phase.</summary>
    public ImmutableArray<string> And(Change change) => Check(Numbered(Sound.Changes.Append(change).OrderBy(one => one.Phase)));

    /// <summary>What is said of the plan with one change in another phase, last of it.</summary>
    public ImmutableArray<string> In(Phase phase, string line) => In(phase, this[line]);

    /// <summary>The same, for a change that shares its op and place with another.</summary>
    public ImmutableArray<string> In(Phase phase, Change moved) =>
        Check(Numbered(Sound.Changes.Select(change => change == moved ? change with { Place = change.Place with { Phase = phase } } : change).OrderBy(change => change.Phase)));

    /// <summary>What is said of the plan with no problem of this code.</summary>
    public ImmutableArray<string> Unreported(string code) => Check(Sound with { Problems = [.. Sound.Problems.Where(problem => problem.Code != code)] });

    /// <summary>A change of a grant that the sound plan does not have.</summary>
    public static Change Grant(Phase phase, string actor, string path, string principal, GrantState? before, GrantState? after, string? id = null)
    {
        Principal.TryParse(principal, out var parsed).ShouldBeTrue();
        return Change.OfGrant(At(phase, actor, path, id), TreeSketch.GranteeOf(parsed, (before ?? after)!.Value.Findable), before, after);
    }

    public static ChangePlace At(Phase phase, string actor, string path, string? id = null) => new("t", id ?? (path == "/" ? "root" : path), path, actor, phase, "…");

    public static IEnumerable<Change> Numbered(IEnumerable<Change> changes) => changes.Select((change, index) => change with { Id = index + 1 });

    private static string Line(Change change) => string.Join(' ', new[] { change.Op, change.Path, change.Principal?.ToString() }.OfType<string>());
}
