using System.Text.Json.Nodes;
using Reeve.Core.Planning;
using Reeve.Engine.Applying;
using Reeve.Engine.Journaling;
using Reeve.Google.Drive;

namespace Reeve.Engine.Tests.Applying;

public sealed class Handing_over
{
    private const string Ada = "ada@corp.example";
    private const string Bo = "bo@corp.example";
    private const string Cy = "cy@corp.example";
    private const string ToBo = ", owner: bo@corp.example";

    private static readonly DrivePermissionUpdate ToOwner = new("owner", null, RemoveExpiration: false) { TransferOwnership = true };

    [Theory]
    [InlineData("")]
    [InlineData("reader")]
    public async Task A_run_that_died_before_the_item_was_handed_over_leaves_nothing_behind_and_the_next_one_does_it(string had)
    {
        await using var workspace = await StartAsync();
        var (root, file) = Seed(workspace, had);
        var before = workspace.Dump();
        var policy = workspace.Policy(root, "{ user: bo@corp.example, role: reader }", Cy, ToBo);
        var dead = await DieAsync(workspace, policy, file, (drive, change) => MakeWriterAsync(drive, change));

        var next = await workspace.ApplyAsync(policy);

        next.State.ShouldBe(RunState.Done);
        OwnerOf(workspace, file).ShouldBe(Bo);
        History(workspace, dead).ShouldBe((RunState.Interrupted, 0));
        (await workspace.UndoAsync(next.Run)).State.ShouldBe(RunState.Done);
        (await workspace.UndoAsync(dead)).State.ShouldBe(RunState.Done);
        workspace.Dump().ShouldBe(before);
    }

    [Fact]
    public async Task A_run_that_died_once_the_item_was_handed_over_is_completed_and_undone()
    {
        await using var workspace = await StartAsync();
        var (root, file) = Seed(workspace, "");
        var before = workspace.Dump();
        var policy = workspace.Policy(root, "{ user: bo@corp.example, role: reader }", Cy, ToBo);
        var dead = await DieAsync(workspace, policy, file, async (drive, change) =>
        {
            var made = await MakeWriterAsync(drive, change);
            await drive.UpdatePermissionAsync(file, made.Id, ToOwner, TestContext.Current.CancellationToken);
        });

        var next = await workspace.ApplyAsync(policy);

        GrantsOf(workspace, file).ShouldBe([$"{Bo} owner"]);
        History(workspace, dead).ShouldBe((RunState.Interrupted, 1));
        (await workspace.UndoAsync(next.Run)).State.ShouldBe(RunState.Done);
        (await workspace.UndoAsync(dead)).State.ShouldBe(RunState.Done);
        workspace.Dump().ShouldBe(before);
    }

    [Fact]
    public async Task What_cannot_be_taken_back_either_is_written_down_and_undone()
    {
        await using var workspace = await StartAsync();
        var (root, file) = Seed(workspace, "");
        var before = workspace.Dump();
        var policy = workspace.Policy(root, "{ user: bo@corp.example, role: reader }", Cy, ToBo);
        var dead = await DieAsync(workspace, policy, file, (drive, change) => MakeWriterAsync(drive, change));
        await workspace.FaultAsync(new { method = "DELETE", path = $"/drive/v3/files/{file}/permissions/*", status = 403, reason = "insufficientFilePermissions", times = 1 });

        var next = await workspace.ApplyAsync(policy);

        History(workspace, dead).ShouldBe((RunState.Interrupted, 1));
        OwnerOf(workspace, file).ShouldBe(Bo);
        (await workspace.UndoAsync(next.Run)).State.ShouldBe(RunState.Done);
        GrantsOf(workspace, file).ShouldBe([$"{Ada} owner", $"{Bo} writer"], ignoreOrder: true);
        (await workspace.UndoAsync(dead)).State.ShouldBe(RunState.Done);
        workspace.Dump().ShouldBe(before);
    }

    [Fact]
    public async Task A_transfer_that_is_refused_leaves_nothing_behind_and_says_what_Google_said()
    {
        await using var workspace = await StartAsync();
        var (root, file) = Seed(workspace, "");
        var before = workspace.Dump();
        await workspace.FaultAsync(new { method = "PATCH", path = $"/drive/v3/files/{file}/permissions/*", status = 403, reason = "consentRequiredForOwnershipTransfer" });

        var result = await workspace.ApplyAsync(workspace.Policy(root, "{ user: bo@corp.example, role: reader }", Cy, ToBo));

        result.State.ShouldBe(RunState.Partly);
        result.Left.ShouldHaveSingleItem().Code.ShouldBe("consentRequiredForOwnershipTransfer");
        GrantsOf(workspace, file).ShouldBe([$"{Ada} owner"]);
        (await workspace.UndoAsync(result.Run)).State.ShouldBe(RunState.Done);
        workspace.Dump().ShouldBe(before);
    }

    [Fact]
    public async Task Where_the_old_owner_cannot_be_lowered_the_transfer_counts_the_rest_is_named_and_all_is_undone()
    {
        await using var workspace = await StartAsync();
        var (root, file) = Seed(workspace, "");
        var before = workspace.Dump();
        await workspace.FaultAsync(new { method = "DELETE", path = $"/drive/v3/files/{file}/permissions/*", status = 403, reason = "insufficientFilePermissions" });

        var result = await workspace.ApplyAsync(workspace.Policy(root, "{ user: bo@corp.example, role: reader }", Cy, ToBo));
        var left = GrantsOf(workspace, file);
        await workspace.ClearFaultsAsync();
        var undone = await workspace.UndoAsync(result.Run);

        result.State.ShouldBe(RunState.Partly);
        result.Outcomes.Count(outcome => outcome is { Kind: OutcomeKind.Applied, Change: Change.OwnerTransfer }).ShouldBe(2);
        result.Left.ShouldHaveSingleItem().Change.ShouldBeOfType<Change.GrantDelete>().Grantee.Principal.Address.ShouldBe(Ada);
        left.ShouldBe([$"{Bo} owner", $"{Ada} writer"], ignoreOrder: true);
        undone.State.ShouldBe(RunState.Done);
        workspace.Dump().ShouldBe(before);
    }

    [Fact]
    public async Task Items_are_handed_over_though_the_folders_above_them_were_handed_over_before()
    {
        await using var workspace = await StartAsync();
        var root = workspace.Company.AddFolder("root", Cy);
        var files = Enumerable.Range(0, 12).Select(number => workspace.Company.AddFile($"file {number}", Ada, root)).ToList();
        var before = workspace.Dump();

        var result = await workspace.ApplyAsync(workspace.Policy(root, "", Cy, ToBo));

        result.State.ShouldBe(RunState.Done, string.Join('\n', result.Left));
        files.ShouldAllBe(file => OwnerOf(workspace, file) == Bo);
        (await workspace.UndoAsync(result.Run)).State.ShouldBe(RunState.Done);
        workspace.Dump().ShouldBe(before);
    }

    private static async Task<SandboxWorkspace> StartAsync()
    {
        var workspace = await SandboxWorkspace.StartAsync();
        Array.ForEach([Ada, Bo, Cy], user => workspace.Company.AddUser(user));
        return workspace;
    }

    /// <summary>A folder of Cy's with a file of Ada's, on which Bo has something or nothing.</summary>
    private static (string Root, string File) Seed(SandboxWorkspace workspace, string had)
    {
        var root = workspace.Company.AddFolder("root", Cy);
        var file = workspace.Company.AddFile("file", Ada, root);
        if (had.Length > 0)
        {
            workspace.Company.Grant(file, Bo, had);
        }

        return (root, file);
    }

    /// <summary>A run that wrote down that it would hand an item over, did some of it, and died.</summary>
    private static async Task<string> DieAsync(SandboxWorkspace workspace, Reeve.Core.Policies.Policy policy, string file, Func<DriveApi, Change.OwnerTransfer, Task> doSome)
    {
        var change = (await workspace.PlanAsync(policy)).Plan.Changes.OfType<Change.OwnerTransfer>().Single(one => one.File == file);
        using var journal = new SqliteJournal(workspace.State, TimeProvider.System);
        var run = journal.NameRun();
        journal.Append(run, new JournalEntry.Started("apply", "sha256:test", null));
        journal.Append(run, new JournalEntry.Intent(1, 1, change, []));
        await doSome(workspace.Google().DriveAs(Ada, DriveAccess.Write), change);
        return run;
    }

    private static Task<DrivePermission> MakeWriterAsync(DriveApi drive, Change.OwnerTransfer change) => change.Had is null
        ? drive.CreatePermissionAsync(change.File, new NewDrivePermission("user", "writer", Bo, null, null, null), useDomainAdminAccess: false, TestContext.Current.CancellationToken)
        : drive.UpdatePermissionAsync(change.File, change.To.Id, new DrivePermissionUpdate("writer", null, RemoveExpiration: false), TestContext.Current.CancellationToken);

    private static (RunState State, int Applied) History(SandboxWorkspace workspace, string run)
    {
        var record = ReeveEngine.History(workspace.State, TimeProvider.System).Single(one => one.Run == run);
        return (record.State, record.Applied);
    }

    private static string OwnerOf(SandboxWorkspace workspace, string file) => ItemOf(workspace, file)["owner"]!.GetValue<string>();

    private static string[] GrantsOf(SandboxWorkspace workspace, string file) =>
        [.. ItemOf(workspace, file)["grants"]!.AsArray().Select(grant => $"{grant!["emailAddress"]} {grant["role"]}")];

    private static JsonNode ItemOf(SandboxWorkspace workspace, string file) =>
        JsonNode.Parse(workspace.Dump())!["items"]!.AsArray().Single(item => item!["id"]!.GetValue<string>() == file)!;
}
