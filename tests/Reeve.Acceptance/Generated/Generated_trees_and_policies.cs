using Reeve.Acceptance.Independent;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Generated;

public sealed class Generated_trees_and_policies
{
    // A hundred as some accounts get them, or so few that even small folders take several pages.
    private static readonly int[] PageSizes = [0, 100, 5];

    /// <summary>As in <see cref="Generated.Seeds"/>.</summary>
    public static TheoryData<int> Seeds => Generated.Seeds.Few(12);

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task After_apply_every_item_has_what_the_policy_allows_and_undo_brings_all_of_it_back(int seed)
    {
        await using var workspace = await Workspace.StartAsync();
        var scene = new SceneMaker(workspace.Company, new Dice(seed)).Make();
        await workspace.Control.DetailsInFilesAsync(seed % 2 == 0);
        await workspace.Control.PageSizeAsync(PageSizes[seed % 3]);
        workspace.WritePolicy(scene.ToYaml());
        var before = await workspace.Control.DumpAsync();
        try
        {
            await RunAsync(workspace, scene, before);
        }
        catch (Exception) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            TestContext.Current.SendDiagnosticMessage(await Evidence.KeepAsync(workspace, $"seed-{seed}", before));
            throw;
        }
    }

    private static async Task RunAsync(Workspace workspace, Scene scene, string before)
    {
        var oracle = new Oracle(scene, Dump.Read(before));

        var applied = (await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json")).ShouldExit(oracle.Unknown == 0 ? 0 : 1);
        await ShouldBeAsTheOracleSays(workspace, oracle, applied.ToString() + "\n" + scene.ToYaml());
        await ShouldBeInSync(workspace, scene);
        await ShouldComeBack(workspace, applied, before);
    }

    private static async Task ShouldBeAsTheOracleSays(Workspace workspace, Oracle oracle, string told)
    {
        var after = Dump.Read(await workspace.Control.DumpAsync());

        // So that the suspended owner's items can be read too.
        await workspace.Control.UserStateAsync(Cast.Sam, "active");
        foreach (var item in oracle.Tree)
        {
            var where = $"{item.Id} of {item.Owner} in\n{told}";
            Certain(after[item.Id].Direct).ShouldBe(Certain(oracle.Direct(item)), where);
            after[item.Id].WritersCanShare.ShouldBe(oracle.WritersCanShare(item), where);
            if (!item.IsShortcut && Cast.IsInside(item.Owner))
            {
                ShouldBeWithin(await workspace.Drive.GrantsAsync(item.Owner, item.Id), item, oracle, where);
            }

            IEnumerable<Grant> Certain(IReadOnlyDictionary<string, Grant> direct) => direct.Values.Where(grant => !oracle.MayStay(item, grant)).Order(ByWho);
        }

        await workspace.Control.UserStateAsync(Cast.Sam, "suspended");
    }

    // A run can take from the reader what let it see the items of somebody suspended, so what is unknown is counted anew.
    private static async Task ShouldBeInSync(Workspace workspace, Scene scene)
    {
        var unknown = new Oracle(scene, Dump.Read(await workspace.Control.DumpAsync())).Unknown;
        var plan = (await workspace.Reeve.RunAsync("plan", "--format", "json")).ShouldExit(unknown == 0 ? 0 : 1);

        plan.Json.List("changes").ShouldBeEmpty(plan.ToString());
        plan.Json.List("trees")[0].Text("unknown").ShouldBe($"{unknown}", plan.ToString());
    }

    private static void ShouldBeWithin(IReadOnlyDictionary<string, Grant> shown, Item item, Oracle oracle, string where)
    {
        var direct = oracle.Direct(item);
        foreach (var grant in shown.Values)
        {
            (grant.Effective <= oracle.Permitted(item, grant.Who)).ShouldBeTrue($"{grant.Who} has {grant.Effective} on {where}");
            if (grant.Effective != Role.Owner && !oracle.MayStay(item, grant))
            {
                grant.Direct.ShouldBe(direct.GetValueOrDefault(grant.Who)?.Direct ?? Role.None, $"{grant.Who} on {where}");
            }
        }

        foreach (var who in Cast.Listable)
        {
            var has = shown.GetValueOrDefault(who)?.Effective ?? Role.None;
            (has >= oracle.Promised(item, who)).ShouldBeTrue($"{who} has {has} on {where}");
        }
    }

    private static async Task ShouldComeBack(Workspace workspace, CommandResult applied, string before)
    {
        var undone = await workspace.Reeve.RunAsync("undo", applied.Run, "--yes", "--format", "json");
        var left = undone.Json["failures"]!.AsArray();

        // Google makes no direct grant under an equal one from above the root, and that one is not Reeve's to take.
        left.ShouldAllBe(failure => failure!["code"]!.GetValue<string>() == "inherited");
        undone.ShouldExit(left.Count == 0 ? 0 : 1);
        if (left.Count == 0)
        {
            var after = await workspace.Control.DumpAsync();
            (after == before).ShouldBeTrue($"the undo ended as done, but not all is as before:\n{undone}");
        }
    }

    private static Comparer<Grant> ByWho { get; } = Comparer<Grant>.Create((one, other) => string.CompareOrdinal(one.Who, other.Who));
}
