using System.Text;
using System.Text.Json.Nodes;
using Reeve.Core.Planning;
using Reeve.Engine.Journaling;
using Reeve.Google;
using Reeve.Google.Identity;
using Reeve.Http.Failures;

namespace Reeve.Engine.Tests.People;

public sealed class Listed_addresses
{
    private const string Ada = "ada@corp.example";
    private const string Ben = "ben@corp.example";
    private const string Team = "team@corp.example";

    [Theory]
    [InlineData("{ user: bennie@corp.example, role: writer }, { group: team@corp.example, role: reader }")]
    [InlineData("{ user: former@corp.example, role: writer }, { group: team@corp.example, role: reader }")]
    [InlineData("{ user: Ben@Corp.Example, role: writer }, { group: crew@corp.example, role: reader }")]
    public async Task Another_name_of_somebody_is_the_same_one_and_nothing_changes(string access)
    {
        await using var sandbox = await StartAsync();
        var root = Root(sandbox);

        var plan = await sandbox.PlanAsync(sandbox.Policy(root, access));

        plan.Plan.Changes.ShouldBeEmpty();
        plan.Plan.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whom_a_grant_shows_and_who_is_outside_is_not_asked_about()
    {
        await using var sandbox = await StartAsync();
        var root = Root(sandbox);
        sandbox.Company.Grant(root, "eve@partner.example", "reader");

        await sandbox.PlanAsync(sandbox.Policy(root, "{ user: ben@corp.example, role: writer }, { group: team@corp.example, role: reader }, { user: eve@partner.example, role: reader }, { user: zoe@partner.example, role: reader }, { domain: corp.example, role: reader }"));

        (await DirectoryCallsAsync(sandbox)).ShouldBe(0);
    }

    [Fact]
    public async Task Whom_the_Directory_knows_is_asked_about_once_however_often_listed()
    {
        await using var sandbox = await StartAsync();
        var root = Root(sandbox);
        var policy = sandbox.Policy(root, "{ user: ben@corp.example, role: writer }, { group: team@corp.example, role: reader }, { user: dan@corp.example, role: reader }");
        policy = policy with { Safety = policy.Safety with { Protect = ["dan@corp.example"] } };

        var plan = await sandbox.PlanAsync(policy);

        plan.Plan.Changes.ShouldHaveSingleItem().ShouldBeOfType<Change.GrantCreate>();
        (await DirectoryCallsAsync(sandbox)).ShouldBe(1);
    }

    [Fact]
    public async Task A_misspelt_group_takes_nothing_from_the_right_one()
    {
        await using var sandbox = await StartAsync();
        var root = Root(sandbox);

        var plan = await sandbox.PlanAsync(sandbox.Policy(root, "{ user: ben@corp.example, role: writer }, { group: taem@corp.example, role: reader }"));

        plan.Plan.Changes.ShouldBeEmpty();
        plan.Plan.Problems.ShouldHaveSingleItem().Code.ShouldBe("unresolved");
        plan.Plan.IsUnsure.ShouldBeTrue();
    }

    [Theory]
    [InlineData("{ user: team@corp.example, role: reader }", "`team@corp.example` is a group in the Directory, not a user; write `group: team@corp.example`.")]
    [InlineData("{ group: dan@corp.example, role: reader }", "`dan@corp.example` is a user in the Directory, not a group; write `user: dan@corp.example`.")]
    public async Task An_address_of_the_wrong_kind_is_told_and_takes_nothing_away(string line, string message)
    {
        await using var sandbox = await StartAsync();
        var root = Root(sandbox);

        var plan = await sandbox.PlanAsync(sandbox.Policy(root, "{ user: ben@corp.example, role: writer }, " + line));

        plan.Plan.Changes.ShouldBeEmpty();
        plan.Plan.Problems.ShouldContain(problem => problem.Code == "wrong-kind" && problem.Message.EndsWith(message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_suspended_is_named_and_not_tried()
    {
        await using var sandbox = await StartAsync();
        var root = Root(sandbox);
        sandbox.Company.SetUserState("dan@corp.example", "suspended");

        var plan = await sandbox.PlanAsync(sandbox.Policy(root, "{ user: ben@corp.example, role: writer }, { group: team@corp.example, role: reader }, { user: dan@corp.example, role: reader }"));

        plan.Plan.Problems.ShouldHaveSingleItem().Message.ShouldContain("`dan@corp.example` is suspended");
        plan.Plan.IsUnsure.ShouldBeFalse();
        plan.Unusable.ShouldBe(["dan@corp.example"]);
    }

    [Fact]
    public async Task Whom_protect_names_is_found_whether_a_user_or_a_group_and_a_misspelt_one_is_told()
    {
        await using var sandbox = await StartAsync();
        var root = Root(sandbox);
        var policy = sandbox.Policy(root, "");
        policy = policy with { Safety = policy.Safety with { Protect = ["bennie@corp.example", "crew@corp.example", "nobody@corp.example"] } };

        var plan = await sandbox.PlanAsync(policy);

        plan.Plan.Changes.ShouldBeEmpty();
        plan.Plan.Problems.ShouldHaveSingleItem().Message.ShouldStartWith("safety.protect: the Directory knows nobody as `nobody@corp.example`");
    }

    [Theory]
    [InlineData("no administrator")]
    [InlineData("not delegated")]
    [InlineData("API off")]
    [InlineData("nobody named")]
    public async Task Where_the_Directory_may_not_be_asked_that_is_said_once_and_the_rest_is_done(string why)
    {
        await using var sandbox = await StartAsync();
        var root = Root(sandbox);
        var policy = sandbox.Policy(root, "{ user: ben@corp.example, role: writer }, { group: crew@corp.example, role: reader }, { user: dan@corp.example, role: reader }");
        switch (why)
        {
            case "no administrator":
                policy = policy with { Workspace = policy.Workspace with { Admin = Ben } };
                break;
            case "not delegated":
                await sandbox.SetAsync("delegation", new { scopes = new[] { "https://www.googleapis.com/auth/drive" } });
                break;
            case "API off":
                await sandbox.SetAsync("apis", new { disabled = new[] { "admin.googleapis.com" } });
                break;
            default:
                policy = policy with { Workspace = policy.Workspace with { Admin = null } };
                break;
        }

        var plan = await sandbox.PlanAsync(policy);

        plan.Plan.Problems.ShouldHaveSingleItem().Code.ShouldBe("directory-not-asked");
        plan.Plan.IsUnsure.ShouldBeFalse();
        plan.Plan.Changes.OfType<Change.GrantCreate>().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_failing_Directory_is_a_failure_and_makes_nobody_unknown()
    {
        await using var sandbox = await StartAsync();
        var root = Root(sandbox);
        await sandbox.FaultAsync(new { method = "GET", path = "/admin/directory/v1/users/*", status = 503, reason = "backendError" });
        using var google = new GoogleClient(new GoogleOptions
        {
            Credential = new GoogleCredential.Key(ServiceAccountKey.Parse(Encoding.UTF8.GetBytes(sandbox.Sandbox.CredentialsJson), "credentials.json")),
            Endpoint = sandbox.Sandbox.Endpoint,
            Chance = () => 0,
        });

        var failed = await Should.ThrowAsync<ApiException>(() => sandbox.PlanAsync(
            sandbox.Policy(root, "{ user: dan@corp.example, role: reader }"), new ReeveEngine(google, new EngineOptions { State = sandbox.State })));

        failed.Fault.ShouldBe(ApiFault.Transient);
    }

    [Fact]
    public async Task What_a_run_has_learned_helps_where_the_Directory_may_not_be_asked_any_more()
    {
        await using var sandbox = await StartAsync();
        var root = Root(sandbox);
        var policy = sandbox.Policy(root, "{ user: bennie@corp.example, role: writer }, { group: crew@corp.example, role: reader }");
        (await sandbox.ApplyAsync(policy)).State.ShouldBe(RunState.Done);
        await sandbox.SetAsync("apis", new { disabled = new[] { "admin.googleapis.com" } });

        var plan = await sandbox.PlanAsync(policy, new ReeveEngine(sandbox.Google(), new EngineOptions { State = sandbox.State }));

        plan.Plan.Changes.ShouldBeEmpty();
        plan.Plan.Problems.ShouldHaveSingleItem().Code.ShouldBe("directory-not-asked");
    }

    [Fact]
    public async Task Who_has_left_since_an_earlier_run_is_a_warning_and_others_lose_what_they_should()
    {
        await using var sandbox = await StartAsync();
        var root = Root(sandbox);
        var policy = sandbox.Policy(root, "{ user: ben@corp.example, role: writer }, { group: team@corp.example, role: reader }");
        (await sandbox.ApplyAsync(policy)).State.ShouldBe(RunState.Done);
        sandbox.Company.SetUserState(Ben, "deleted");
        sandbox.Company.Grant(root, "dan@corp.example", "writer");

        var plan = await sandbox.PlanAsync(policy, new ReeveEngine(sandbox.Google(), new EngineOptions { State = sandbox.State }));

        plan.Plan.Problems.Select(problem => problem.Code).ShouldBe(["left", "deleted-account"], ignoreOrder: true);
        plan.Plan.Changes.ShouldHaveSingleItem().ShouldBeOfType<Change.GrantDelete>().Principal.ShouldNotBeNull().Address.ShouldBe("dan@corp.example");
        plan.Plan.IsUnsure.ShouldBeFalse();
    }

    private static async Task<SandboxWorkspace> StartAsync()
    {
        var sandbox = await SandboxWorkspace.StartAsync();
        sandbox.Company.AddUser("former@corp.example", "bennie@corp.example");
        sandbox.Company.People.Rename("former@corp.example", Ben);
        sandbox.Company.AddUser("dan@corp.example");
        sandbox.Company.AddGroup(Team, "dan@corp.example");
        sandbox.Company.People.AddAlias(Team, "crew@corp.example");
        return sandbox;
    }

    /// <summary>A folder of Ada's that Ben may write and the team may read.</summary>
    private static string Root(SandboxWorkspace sandbox)
    {
        var root = sandbox.Company.AddFolder("Root", Ada);
        sandbox.Company.Grant(root, Ben, "writer");
        sandbox.Company.Grant(root, Team, "reader");
        return root;
    }

    private static async Task<long> DirectoryCallsAsync(SandboxWorkspace sandbox) =>
        JsonNode.Parse(await sandbox.LookAsync("counters"))!["routes"]!.AsObject()
            .Where(route => route.Key.Contains("/admin/directory/", StringComparison.Ordinal)).Sum(route => route.Value!.GetValue<long>());
}
