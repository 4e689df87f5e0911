using CsCheck;
using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Core.Policies;
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
        var reversed = Full(sample.Plan(TreeSketch.Build(sample.Sketch(isReversed: true))));
        reversed.Split('\n').Except(plan.Split('\n')).ShouldBeEmpty();
        reversed.ShouldBe(plan);
    });

    [Fact]
    public void After_a_plan_the_next_one_is_empty() => Holds(sample =>
    {
        var tree = TreeSketch.Build(sample.Sketch());
        var plan = sample.Plan(tree);

        var next = sample.Plan(Forecast.After(tree, plan.Changes));

        next.Changes.Where(change => !NobodyCould(plan, change)).ShouldBeEmpty();
    });

    [Fact]
    public void What_a_plan_does_to_the_real_thing_leaves_an_empty_plan() => Holds(sample =>
    {
        var sketch = sample.Sketch();
        var plan = sample.Plan(TreeSketch.Build(sketch));

        Doing.Apply(sketch, plan.Changes, sample.Known);

        sample.Plan(TreeSketch.Build(sketch)).Changes.Where(change => !NobodyCould(plan, change)).ShouldBeEmpty();
    });

    [Fact]
    public void Read_from_listings_a_tree_is_in_sync_once_what_shows_up_is_gone_too() => Holds(sample =>
    {
        if (sample.Spec.Place != Place.MyDrive)
        {
            return; // There the service tells direct from inherited.
        }

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

        string.Join("\n", sample.Check(reading, plan)).ShouldBeEmpty(Full(plan));
    });

    [Fact]
    public void Every_change_left_out_is_missed() => Holds(sample =>
    {
        var reading = sample.Reading();
        var plan = sample.Plan(reading.Tree);

        foreach (var change in plan.Changes)
        {
            var without = plan with { Changes = [.. plan.Changes.Remove(change).Select((other, index) => other with { Id = index + 1 })] };
            var next = sample.Plan(Forecast.After(reading.Tree, without.Changes));
            var isMissed = sample.Check(reading, without).Length > 0 || next.Changes.Length > 0 || NobodyCould(next, change);
            isMissed.ShouldBeTrue($"nobody misses {change}");
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
        foreach (var grant in before.Items.SelectMany(item => item.Grants.Select(grant => (item, grant))).Where(pair => pair.grant.IsDirect && IsProtected(sample, pair.grant.Grantee)))
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

        var counted = Doing.Reach(before, TreeSketch.Build(sketch)).Where(reach => reach.Id != LostId);
        plan.Reach.Where(reach => TreeSketch.GranteeOf(reach.Principal).Id != LostId).Select(reach => (sample.Known.TryResolve(reach.Principal, out var id) ? id : reach.Principal == Principal.Anyone ? "anyone" : TreeSketch.GranteeOf(reach.Principal).Id, reach.Gains, reach.Loses))
            .ShouldBe(counted, ignoreOrder: true);
    });

    [Fact]
    public void A_ceiling_gives_nothing_and_a_floor_takes_nothing() => Holds(sample =>
    {
        var sketch = sample.Sketch();
        var before = TreeSketch.Build(sketch);

        Doing.Apply(sketch, sample.Plan(before).Changes, sample.Known);

        var after = TreeSketch.Build(sketch);
        foreach (var (gains, loses) in Doing.Reach(before, after).Select(reach => (reach.Gains, reach.Loses)))
        {
            (sample.Mode == Mode.Ceiling ? gains : sample.Mode == Mode.Floor ? loses : 0).ShouldBe(0);
        }
    });

    [Fact]
    public void An_owner_changes_only_where_the_policy_names_one() => Holds(sample =>
    {
        var sketch = sample.Sketch();
        var before = TreeSketch.Build(sketch);

        Doing.Apply(sketch, sample.Plan(before).Changes, sample.Known);

        var after = TreeSketch.Build(sketch);
        foreach (var item in before.Items.Where(item => after[item.Index].Owner != item.Owner))
        {
            var owner = sample.Spec.Tree.Owner.ShouldNotBeNull();
            after[item.Index].Owner.ShouldBe(owner == Cast.BobsAlias.Address ? Cast.Bob.Address : owner);
            (item.Kind, item.IsTrashed, item.IsKnown).ShouldBe((item.Kind == ItemKind.Folder ? ItemKind.Folder : ItemKind.File, false, true));
        }
    });

    [Fact]
    public void Each_change_is_one_that_the_service_takes_when_its_turn_comes() => Holds(sample =>
    {
        var sketch = sample.Sketch();

        foreach (var change in sample.Plan(TreeSketch.Build(sketch)).Changes)
        {
            Doing.RefusalOf(TreeSketch.Build(sketch), change, sample.Known).ShouldBeNull($"{change}");
            Doing.Apply(sketch, [change], sample.Known);
        }
    });

    [Fact]
    public void What_is_left_to_others_is_not_touched() => Holds(sample =>
    {
        var reading = sample.Reading();
        var rules = ItemRules.Of(sample.Spec.Tree, reading.Tree, reading.Tree, Sample.Today);

        foreach (var change in sample.Plan(reading.Tree).Changes)
        {
            reading.Tree.TryFind(change.File, out var item).ShouldBeTrue();
            (item.IsTrashed, item.Kind == ItemKind.Shortcut, rules[item.Index].IsIgnored).ShouldBe((false, false, false));
        }
    });

    [Fact]
    public void What_exceeds_the_folder_is_inferred_to_be_direct() => Holds(sample =>
    {
        if (sample.Spec.Place != Place.MyDrive)
        {
            return;
        }

        var truth = TreeSketch.Build(sample.Sketch());

        var inferred = TreeSketch.BuildFromListing(sample.Sketch());

        foreach (var item in truth.Items.Where(item => item is { IsKnown: true, IsRoot: false } && item.Parent.IsKnown))
        {
            inferred[item.Index].Grants.Where(grant => grant.Direct > grant.Inherited).Select(grant => (grant.Grantee, grant.Direct, grant.ExpiresAt))
                .ShouldBe(item.Grants.Where(grant => grant.Direct > grant.Inherited).Select(grant => (grant.Grantee, grant.Direct, grant.ExpiresAt)));
            inferred[item.Index].Grants.Select(grant => grant.Effective).ShouldBe(item.Grants.Select(grant => grant.Effective));
        }
    });

    /// <summary>Who owns what could not be read: what it passes on shows only below, and nobody can foretell it.</summary>
    private const string LostId = "id:user:lost@corp.example";

    /// <summary>Tries the claim: the same samples each time, so that whoever changed nothing breaks nothing; others, and shrunk, where their number is asked for.</summary>
    private static void Holds(Action<Sample> claim)
    {
        if (Sample.IsAsked)
        {
            Sample.Any.Sample(claim, iter: Sample.Count, print: sample => "\n" + sample);
            return;
        }

        for (var index = 0U; index < Sample.Count; index++)
        {
            var sample = Sample.Any.Generate(new PCG(index, 20261124), null, out _);
            try
            {
                claim(sample);
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                throw new InvalidOperationException($"Sample {index}:\n{sample}\n{broken.Message}", broken);
            }
        }
    }

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

    /// <summary>Whether the first plan said that nobody could write an item, whom its own changes let in only then.</summary>
    private static bool NobodyCould(Plan plan, Change change) => plan.Problems.Any(problem => problem.File == change.File && problem.Code == ProblemCodes.NoActor);

    private static bool IsProtected(Sample sample, Grantee grantee) => sample.Spec.Settings.Protect.Any(address =>
        grantee.Principal.Address == address || (sample.Known.TryResolve(Principal.User(address), out var id) && id == grantee.Id));

    /// <summary>Anyone is two grantees, by link and by search; a forecast keeps the one it has.</summary>
    private static IEnumerable<(string, Role, Role)> Roles(Item item) => item.Grants.Where(grant => grant.Grantee.Id != LostId)
        .GroupBy(grant => grant.Grantee.Principal == Principal.Anyone ? "anyone" : grant.Grantee.Id.StartsWith("id:", StringComparison.Ordinal) ? grant.Grantee.Id : "id:" + grant.Grantee.Id)
        .Select(group => (group.Key, group.Max(grant => grant.Direct), group.Max(grant => grant.Inherited)));
}
