using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Core.Policies;
using Reeve.Core.Tests.Sketches;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Planning;

public sealed class GuardTests
{
    [Fact]
    public void As_many_changes_as_allowed_are_not_refused_and_one_more_is()
    {
        var (_, _, plan) = Planned("rita@corp.example", "", "F/  owner olga@corp.example", "  + user:a@corp.example reader", "  + user:b@corp.example reader");

        Guard.RefusalOf(plan, new MaxChanges.Number(2)).ShouldBeNull();
        Guard.RefusalOf(plan, new MaxChanges.Number(1))!.ShouldContain("--max-changes 2");
    }

    [Fact]
    public void The_limit_that_was_passed_is_called_by_what_set_it()
    {
        var (_, _, plan) = Planned("rita@corp.example", "", "F/  owner olga@corp.example", "  + user:a@corp.example reader", "  + user:b@corp.example reader");
        MaxChanges.TryParse("1%", out var share).ShouldBeTrue();

        Guard.RefusalOf(plan, share, isOfRun: true)!.ShouldContain("`--max-changes 1%` allows 0");
        Guard.RefusalOf(plan, share, isOfRun: true)!.ShouldNotContain("safety.maxChanges");
        Guard.RefusalOf(plan, share)!.ShouldContain("`safety.maxChanges` (1%) allows 0");
    }

    [Fact]
    public void An_active_owner_of_the_root_is_enough() =>
        Lockout("rita@corp.example", "", "F/  owner olga@corp.example", "  + user:rita@corp.example writer").ShouldBeNull();

    [Fact]
    public void A_reader_who_stays_writer_is_enough() =>
        Lockout("rita@corp.example", "user:rita@corp.example", "F/  owner sam@corp.example", "  + user:rita@corp.example writer", "  + user:b@corp.example reader").ShouldBeNull();

    [Fact]
    public void A_reader_who_stays_writer_is_not_enough_where_writers_may_not_share() => Lockout(
        "rita@corp.example", "user:rita@corp.example", "F/  owner sam@corp.example editors-may-not-share", "  + user:rita@corp.example writer", "  + user:b@corp.example reader").ShouldNotBeNull();

    [Fact]
    public void A_reader_who_comes_in_through_a_listed_group_is_enough() =>
        Lockout("rita@corp.example", "group:g@corp.example", "F/  owner sam@corp.example", "  + group:g@corp.example writer", "  + user:b@corp.example reader").ShouldBeNull();

    [Fact]
    public void A_reader_who_would_be_taken_out_is_named_in_the_refusal() =>
        Lockout("rita@corp.example", "user:zoe@corp.example", "F/  owner sam@corp.example", "  + user:rita@corp.example writer")!.ShouldContain("`rita@corp.example`");

    [Fact]
    public void A_plan_that_changes_nothing_locks_nobody_out() => Lockout("rita@corp.example", "", "F/  owner sam@corp.example reader-may-not-share").ShouldBeNull();

    private static string? Lockout(string reader, string writer, params string[] outline)
    {
        var (policy, reading, plan) = Planned(reader, writer, outline);
        return Guard.LockoutOf(policy, [reading], plan, new HashSet<string> { "sam@corp.example" });
    }

    private static (Policy, TreeReading, Plan) Planned(string reader, string writer, params string[] outline)
    {
        var access = Principal.TryParse(writer, out var principal) ? new Access(principal, Role.Writer) : null;
        var tree = new TreePolicy("finance", new TreeRoot.Folder("root"), Mode.Exact, access is null ? [] : [access]) { As = reader };
        var policy = new Policy(new Workspace(["corp.example"], [], null), [tree], new Safety(MaxChanges.Default, []));
        var reading = new TreeReading(tree, TreeSketch.Build(OutlineText.Read(outline)), reader);
        return (policy, reading, new Planner(policy, Addresses.None, new HashSet<string> { "sam@corp.example" }, new DateOnly(2026, 6, 1)).Plan([reading]));
    }
}
