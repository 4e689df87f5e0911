using CsCheck;
using Reeve.Core.Planning;
using Reeve.Core.Tests.Cases;
using Reeve.Core.Tests.Sketches;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Properties;

public sealed class PlanProperties
{
    [Fact]
    public void The_same_tree_gives_the_same_plan_whatever_the_order_of_children() => Holds(sample =>
    {
        var plan = Full(sample.Plan(TreeSketch.Build(sample.Sketch())));

        Full(sample.Plan(TreeSketch.Build(sample.Sketch()))).ShouldBe(plan);
        Full(sample.Plan(TreeSketch.Build(sample.Sketch(isReversed: true)))).ShouldBe(plan);
    });

    [Fact]
    public void After_a_plan_the_next_one_is_empty() => Holds(sample =>
    {
        var tree = TreeSketch.Build(sample.Sketch());
        var plan = sample.Plan(tree);

        var next = sample.Plan(Forecast.After(tree, plan.Changes));

        next.Changes.ShouldBeEmpty();
    });

    [Fact]
    public void What_a_plan_does_to_the_real_thing_leaves_an_empty_plan() => Holds(sample =>
    {
        var sketch = sample.Sketch();
        var plan = sample.Plan(TreeSketch.Build(sketch));

        Doing.Apply(sketch, plan.Changes, sample.Known);

        PlanText.Changes(sample.Plan(TreeSketch.Build(sketch))).ShouldBeEmpty();
    });

    [Fact]
    public void Read_from_listings_a_tree_is_in_sync_once_what_shows_up_is_gone_too() => Holds(sample =>
    {
        var sketch = sample.Sketch();

        var readings = 0;
        List<Change> changes;
        do
        {
            changes = [.. sample.Plan(TreeSketch.BuildFromListing(sketch)).Changes.Where(change => IsThere(sketch, change))];
            Doing.Apply(sketch, changes, sample.Known);
        }
        while (changes.Count > 0 && ++readings <= sample.Items.Length);

        changes.ShouldBeEmpty();
    });

    [Fact]
    public void A_plan_breaks_no_law() => Holds(sample =>
    {
        var reading = sample.Reading();

        var plan = sample.Plan(reading.Tree);

        PlanChecker.Check(sample.Policy, [reading], sample.Known, sample.Unusable, plan).ShouldBeEmpty();
    });

    [Fact]
    public void Every_change_left_out_is_missed() => Holds(sample =>
    {
        var reading = sample.Reading();
        var plan = sample.Plan(reading.Tree);

        foreach (var change in plan.Changes)
        {
            var without = plan with { Changes = [.. plan.Changes.Remove(change).Select((other, index) => other with { Id = index + 1 })] };
            PlanChecker.Check(sample.Policy, [reading], sample.Known, sample.Unusable, without).ShouldNotBeEmpty($"nobody misses {change}");
        }
    });

    [Fact]
    public void The_protected_lose_nothing() => Holds(sample =>
    {
        var sketch = sample.Sketch();
        var before = TreeSketch.Build(sketch);
        var plan = sample.Plan(before);

        Doing.Apply(sketch, plan.Changes, sample.Known);

        var after = TreeSketch.Build(sketch);
        foreach (var grant in before.Items.SelectMany(item => item.Grants.Select(grant => (item, grant))).Where(pair => IsProtected(sample, pair.grant.Grantee)))
        {
            after[grant.item.Index].TryFind(grant.grant.Grantee.Id, out var now).ShouldBeTrue();
            (now.Direct >= grant.grant.Direct).ShouldBeTrue();
        }
    });

    [Fact]
    public void A_forecast_is_what_the_changes_do() => Holds(sample =>
    {
        var sketch = sample.Sketch();
        var before = TreeSketch.Build(sketch);
        var plan = sample.Plan(before);

        var forecast = Forecast.After(before, plan.Changes);

        Doing.Apply(sketch, plan.Changes, sample.Known);
        var after = TreeSketch.Build(sketch);
        foreach (var item in after.Items)
        {
            Roles(forecast[item.Index]).ShouldBe(Roles(item), ignoreOrder: true);
        }
    });

    [Fact]
    public void Reach_is_what_counting_by_hand_gives() => Holds(sample =>
    {
        var sketch = sample.Sketch();
        var before = TreeSketch.Build(sketch);
        var plan = sample.Plan(before);

        Doing.Apply(sketch, plan.Changes, sample.Known);

        var counted = Doing.Reach(before, TreeSketch.Build(sketch));
        plan.Reach.Select(reach => (sample.Known.TryResolve(reach.Principal, out var id) ? id : TreeSketch.GranteeOf(reach.Principal).Id, reach.Gains, reach.Loses))
            .ShouldBe(counted, ignoreOrder: true);
    });

    [Fact]
    public void What_exceeds_the_folder_is_inferred_to_be_direct() => Holds(sample =>
    {
        var truth = TreeSketch.Build(sample.Sketch());

        var inferred = TreeSketch.BuildFromListing(sample.Sketch());

        foreach (var item in truth.Items.Where(item => item is { IsKnown: true, IsRoot: false } && item.Parent.IsKnown))
        {
            inferred[item.Index].Grants.Where(grant => grant.Direct > grant.Inherited).Select(grant => (grant.Grantee, grant.Direct, grant.ExpiresAt))
                .ShouldBe(item.Grants.Where(grant => grant.Direct > grant.Inherited).Select(grant => (grant.Grantee, grant.Direct, grant.ExpiresAt)));
            inferred[item.Index].Grants.Select(grant => grant.Effective).ShouldBe(item.Grants.Select(grant => grant.Effective));
        }
    });

    private static void Holds(Action<Sample> claim) => Sample.Any.Sample(claim, iter: Sample.Count, print: sample => "\n" + sample);

    private static string Full(Plan plan) =>
        string.Join('\n', plan.Changes.Cast<object>().Concat(plan.Problems.Cast<object>()).Concat(plan.Reach.Cast<object>()).Concat(plan.Trees.Cast<object>()));

    /// <summary>What a run asks before a write: below an unknown folder all may be taken for direct, and is not.</summary>
    private static bool IsThere(ItemSketch root, Change change)
    {
        var before = change switch
        {
            Change.GrantUpdate update => update.Before,
            Change.GrantDelete delete => delete.Before,
            _ => (GrantState?)null,
        };

        return before is null || Doing.Find(root, change.File).Grants.Any(grant => grant.Grantee.Principal == change.Principal && grant.State == before);
    }

    private static bool IsProtected(Sample sample, Grantee grantee) => sample.Protect.Any(address =>
        grantee.Principal.Address == address || (sample.Known.TryResolve(Principal.User(address), out var id) && id == grantee.Id));

    private static IEnumerable<(string, Role, Role)> Roles(Item item) =>
        item.Grants.Select(grant => (grant.Grantee.Id.StartsWith("id:", StringComparison.Ordinal) ? grant.Grantee.Id : "id:" + grant.Grantee.Id, grant.Direct, grant.Inherited));
}
