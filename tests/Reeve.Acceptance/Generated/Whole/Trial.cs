using System.Text.Json.Nodes;
using Reeve.Acceptance.Independent;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Generated.Whole;

/// <summary>Draws a tree and a policy, and tries all of it: plan, apply, an independent reading, plan again, undo.</summary>
internal static class Trial
{
    private static readonly string[] NobodyMay = ["unknown", "no-actor"];
    private static readonly string[] Unsure = ["unknown", "unresolved", "no-match"];

    /// <summary>Tries what is drawn for a seed, the same on every machine.</summary>
    public static async Task RunAsync(Place place, int seed)
    {
        await using var workspace = await Workspace.StartAsync();
        var dice = new Dice(seed);
        var tree = new TreeMaker(workspace.Company, dice, place);
        tree.Make();
        Cast.Leave(workspace.Company);
        await workspace.Control.DetailsInFilesAsync(seed % 2 == 0);
        await workspace.Control.PageSizeAsync(seed % 3 == 0 ? 5 : 0);
        var before = await workspace.Control.DumpAsync();
        var terms = new TermsMaker(dice, place, tree, Dump.Read(before)).Make();
        workspace.WritePolicy(terms.ToYaml());
        try
        {
            await TryAsync(workspace, terms, before);
        }
        catch (Exception) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            TestContext.Current.SendDiagnosticMessage(await Evidence.KeepAsync(workspace, $"{place}-{seed}", before));
            throw;
        }
    }

    private static async Task TryAsync(Workspace workspace, Terms terms, string before)
    {
        var was = Dump.Read(before);
        var meaning = new Meaning(terms, was);
        var planned = await workspace.Reeve.RunAsync("plan", "--format", "json");
        planned.ExitCode.ShouldBeInRange(0, 2, terms.ToYaml() + planned);
        var isUnsure = ShouldBeUnsureRightly(planned, meaning);
        planned.ShouldExit(planned.Json.List("changes").Count > 0 ? 2 : isUnsure ? 1 : 0);

        var applied = await workspace.Reeve.RunAsync("apply", "--yes", "--format", "json");
        var told = $"{terms.ToYaml()}\n{planned}\n{applied}";
        if (applied.Json.Text("skipped") != "0")
        {
            meaning.IsPromisedInVain.ShouldBeTrue(told);
            await ShouldHaveWaitedAsync(workspace, applied, told);
            await new WayBack(before, Dump.Read(await workspace.Control.DumpAsync()), told).ShouldLeadBackAsync(workspace, applied.Run);
            return;
        }

        new[] { "failed", "skipped", "unfixable" }.ShouldAllBe(count => applied.Json.Text(count) == "0", told);
        applied.ShouldExit(isUnsure ? 1 : 0);
        applied.Json.Text("state").ShouldBe(isUnsure ? "partly" : "done", told);
        var now = Dump.Read(await workspace.Control.DumpAsync());
        var bounds = new Bounds(meaning, was, now, Closed(planned, was));
        new Judge(meaning, was, now, bounds, told).ShouldAllBeAsItIsToBe();
        await new Onlooker(workspace, meaning, now, bounds, told).ShouldSeeAllWithinBoundsAsync();

        var again = await workspace.Reeve.RunAsync("plan", "--format", "json");
        again.Json.List("changes").ShouldBeEmpty(told + again);
        again.ShouldExit(ShouldBeUnsureRightly(again, meaning) ? 1 : 0);
        await new WayBack(before, now, told).ShouldLeadBackAsync(workspace, applied.Run);
    }

    // What is promised there nobody can grant, so nobody inside loses anything there: it waits, and is planned again.
    private static async Task ShouldHaveWaitedAsync(Workspace workspace, CommandResult applied, string told)
    {
        applied.ShouldExit(1);
        applied.Json.List("failures").ShouldAllBe(failure => failure.Text("code") == "waits", told);
        var again = await workspace.Reeve.RunAsync("plan", "--format", "json");
        again.Json.List("changes").Select(ToText).ShouldBe(applied.Json.List("failures").Select(failure => ToText(failure["change"]!)), ignoreOrder: true, told + again);

        static string ToText(JsonNode change) => $"{change.Text("op")} {change.Text("file")} {change.Text("principal")}";
    }

    // The answer is unsure where somebody is misspelt, where an override matches nothing, and where nobody can read an item.
    private static bool ShouldBeUnsureRightly(CommandResult planned, Meaning meaning)
    {
        var codes = planned.Json.List("problems").Select(problem => problem.Text("code")).ToList();
        codes.Count(code => code == "no-match").ShouldBe(meaning.Unmatched.Count(), planned.ToString());
        codes.Contains("unresolved").ShouldBe(meaning.HasUnresolved, planned.ToString());

        return codes.Any(Unsure.Contains);
    }

    // It has to be so: in My Drive, of somebody who cannot be acted as.
    private static HashSet<string> Closed(CommandResult planned, Dump before)
    {
        var closed = planned.Json.List("problems").Where(problem => NobodyMay.Contains(problem.Text("code"))).Select(problem => problem.Text("file")).ToHashSet();
        closed.ShouldAllBe(file => before[file].Owner.Length > 0 && !Cast.IsUsable(before[file].Owner), planned.ToString());

        return closed;
    }
}
