using System.Text.RegularExpressions;
using Reeve.Core.Planning;
using Reeve.Core.Policies;
using Reeve.Core.Tests.Properties;

namespace Reeve.Core.Tests.Cases;

public sealed partial class CaseTests
{
    public static TheoryData<string> Files() =>
        new(Directory.EnumerateFiles(Folder, "*.case", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal));

    /// <summary>Those without a listing, under which more may be hidden.</summary>
    public static TheoryData<string> FilesThatShowAll() => new(Files().Select(row => row.Data).Where(file => !CaseFile.Read(File.ReadAllText(Path.Combine(Folder, file))).IsListing));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_case_comes_out_as_it_says(string file)
    {
        var one = CaseFile.Read(File.ReadAllText(Path.Combine(Folder, file)));
        var policy = one.Policy;
        var readings = one.Readings(policy);

        var plan = new Planner(policy, one.Addresses, one.Suspended, one.Today).Plan(readings);
        var refused = Guard.RefusalOf(plan, policy.Safety.MaxChanges) is not null ? "maxChanges"
            : Guard.LockoutOf(policy, readings, plan, one.Suspended) is not null ? "lockout" : "none";

        var actual = Text(PlanText.Changes(plan), PlanText.Problems(plan), PlanText.Reach(plan), refused);
        actual.ShouldBe(Text(one.Expected("plan"), one.Expected("problems"), one.Expected("reach"), one.Has("refused") ? one.Expected("refused").Single() : "none"),
            $"{file}: {one.Title}\n\nThe case would hold with:\n\n{actual}");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_plan_of_a_case_breaks_no_law(string file)
    {
        var one = CaseFile.Read(File.ReadAllText(Path.Combine(Folder, file)));
        var policy = one.Policy;
        var readings = one.Readings(policy);

        var plan = new Planner(policy, one.Addresses, one.Suspended, one.Today).Plan(readings);

        PlanChecker.Check(policy, readings, one.Addresses, one.Suspended, one.Today, plan).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(FilesThatShowAll))]
    public void What_a_case_plans_is_all_there_is_to_do(string file)
    {
        var one = CaseFile.Read(File.ReadAllText(Path.Combine(Folder, file)));
        var policy = one.Policy;
        var sketches = one.Sketches(policy);
        var planner = new Planner(policy, one.Addresses, one.Suspended, one.Today);
        var plan = planner.Plan(one.Readings(policy, sketches));

        foreach (var (tree, root) in policy.Trees.Zip(sketches))
        {
            Doing.Apply(root, plan.Changes.Where(change => change.Tree == tree.Name), one.Addresses);
        }

        PlanText.Changes(planner.Plan(one.Readings(policy, sketches))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_problem_of_a_case_advises_nothing_that_the_policy_would_refuse(string file)
    {
        var one = CaseFile.Read(File.ReadAllText(Path.Combine(Folder, file)));
        var policy = one.Policy;

        foreach (var problem in new Planner(policy, one.Addresses, one.Suspended, one.Today).Plan(one.Readings(policy)).Problems)
        {
            var tree = policy.Trees.Single(tree => tree.Name == problem.Tree);
            if (tree.Mode != Mode.Exact) problem.Message.ShouldNotContain("`limited: true`");
            if (tree.Mode == Mode.Ceiling) problem.Message.ShouldNotContain("`limitedFolders: open`");
            if (!tree.Overrides.IsEmpty || !tree.Exemptions.IsEmpty) problem.Message.ShouldNotContain("; set `membersOnly: true`");
        }
    }

    [Fact]
    public void Every_case_stands_for_something_that_the_readme_names()
    {
        var named = CaseName().Matches(File.ReadAllText(Path.Combine(Folder, "README.md"))).Select(match => match.Groups[1].Value + ".case").ToHashSet(StringComparer.Ordinal);

        Directory.EnumerateFiles(Folder, "*.case", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
            .ShouldBe(named, ignoreOrder: true);
    }

    [GeneratedRegex("`([a-z]+/[a-z0-9-]+)`")]
    private static partial Regex CaseName();

    private static string Folder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Reeve.slnx")))
            {
                folder = folder.Parent;
            }

            return Path.Combine(folder!.FullName, "tests", "cases");
        }
    }

    private static string Text(IEnumerable<string> plan, IEnumerable<string> problems, IEnumerable<string> reach, string refused) =>
        Section("plan", plan) + Section("problems", problems) + Section("reach", reach) + Section("refused", [refused]);

    private static string Section(string name, IEnumerable<string> lines) =>
        name + ":\n" + string.Concat(lines.DefaultIfEmpty("none").Select(line => $"  {line}\n")) + "\n";
}
