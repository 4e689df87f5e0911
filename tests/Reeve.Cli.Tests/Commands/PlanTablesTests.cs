using Reeve.Cli.Commands.Plan;
using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Core.Policies;
using Reeve.Core.Trees;
using Reeve.Engine;
using Reeve.Engine.Documents;
using Reeve.Engine.Ports;
using Reeve.Testing;
using Spectre.Console.Testing;

namespace Reeve.Cli.Tests.Commands;

public sealed class PlanTablesTests
{
    private const string Ada = "ada@corp.example";

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void A_plan_fits_the_terminal(int width)
    {
        using var console = new TestConsole().Width(width);

        new PlanTables(console, showAll: false).Write(Prepared());

        console.Output.Split('\n').ShouldAllBe(line => line.Length <= width);
        Approved.Matches(console.Output, $"Reeve.Cli.Tests/Commands/plan-{width}.approved.txt");
    }

    [Fact]
    public void A_plan_with_no_changes_says_that_all_is_in_sync()
    {
        using var console = new TestConsole().Width(80);

        new PlanTables(console, showAll: false).Write(Prepared(isEmpty: true));

        console.Output.ShouldContain("In sync");
    }

    [Fact]
    public void The_document_of_a_plan_is_as_approved()
    {
        using var buffer = new MemoryStream();

        PlanDocument.Write(buffer, Prepared());

        Approved.Matches(System.Text.Encoding.UTF8.GetString(buffer.ToArray()), "Reeve.Cli.Tests/Commands/plan.approved.json");
    }

    [Fact]
    public void A_plan_file_binds_to_what_was_written()
    {
        using var buffer = new MemoryStream();
        var prepared = Prepared();
        PlanDocument.Write(buffer, prepared);

        var file = PlanFile.Read(System.Text.Encoding.UTF8.GetString(buffer.ToArray()), "plan.json");

        file.PolicyHash.ShouldBe(prepared.PolicyHash);
        file.Trees.ShouldBe(["finance"]);
        file.Changes.Select(PlanFile.KeyOf).ShouldBe(prepared.Plan.Changes.Select(PlanFile.KeyOf));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("{ \"reeve\": \"plan/1\" }")]
    [InlineData("{ \"reeve\": \"run/1\" }")]
    public void What_is_no_plan_is_refused_in_one_sentence(string text) =>
        Should.Throw<EngineException>(() => PlanFile.Read(text, "plan.json")).Fault.ShouldBe(EngineFault.Usage);

    private static PreparedPlan Prepared(bool isEmpty = false)
    {
        var policy = new Policy(
            new Workspace(["corp.example"], ["partner.example"], "admin@corp.example"),
            [new TreePolicy("finance", new TreeRoot.Folder("1Root"), Mode.Exact, [new Access(Principal.Group("finance@corp.example"), Role.Writer)]) { As = Ada, Restrictions = new Restrictions(Resharing: isEmpty ? null : false) }],
            new Safety(MaxChanges.Default, []));
        var reading = new TreeReading(policy.Trees[0], isEmpty ? Right() : Messy(), Ada);
        var plan = new Planner(policy, Addresses.None, new HashSet<string>(), new DateOnly(2026, 6, 1)).Plan([reading]);
        return new PreparedPlan(
            policy, "sha256:0", plan, new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero), [new ReadTree(policy.Trees[0], new SourcedTree(reading.Tree, Ada, [], true, 9, 900))], Addresses.None, new HashSet<string>());
    }

    private static Tree Right()
    {
        var builder = new TreeBuilder();
        builder.SetGrants(builder.Add(new ItemFacts("1Root", "Finance", ItemKind.Folder, Ada), -1), [Owner(), new Grant(new Grantee("05", Principal.Group("finance@corp.example")), Role.Writer)]);
        return builder.Build();
    }

    private static Tree Messy()
    {
        var link = new Grantee("anyoneWithLink", Principal.Anyone);
        var outsider = new Grantee("09", Principal.User("a.contractor.with.a.long.address@gmail.com"));
        var bo = new Grantee("02", Principal.User("bo@corp.example"));
        var builder = new TreeBuilder();
        builder.SetGrants(builder.Add(new ItemFacts("1Root", "Finance", ItemKind.Folder, Ada, WritersCanShare: true), -1), [Owner(), new Grant(bo, Role.Writer)]);
        var folder = builder.Add(new ItemFacts("1Folder", "Budget [2026]", ItemKind.Folder, Ada, WritersCanShare: true), 0);
        builder.SetGrants(folder, [Owner(), new Grant(bo, Role.None, Role.Writer), new Grant(outsider, Role.Writer, ExpiresAt: new DateTimeOffset(2027, 1, 31, 0, 0, 0, TimeSpan.Zero))]);
        var file = builder.Add(new ItemFacts("1File", "Salaries and everything else that nobody was to see.xlsx", ItemKind.File, Ada, WritersCanShare: false), folder);
        builder.SetGrants(file, [Owner(), new Grant(bo, Role.None, Role.Writer), new Grant(outsider, Role.None, Role.Writer), new Grant(link, Role.Reader, Findable: true)]);
        builder.Add(new ItemFacts("1Lost", "Unreadable", ItemKind.File, "gone@corp.example"), folder);
        return builder.Build();
    }

    private static Grant Owner() => new(new Grantee("01", Principal.User(Ada)), Role.Owner);
}
