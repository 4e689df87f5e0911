using System.Globalization;
using System.Text;
using Reeve.Acceptance.Running;
using Reeve.Sandbox;

namespace Reeve.Acceptance.Keeping;

public sealed class Tokens_and_secrets
{
    private const UnixFileMode OwnerReadsAndWrites = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task The_second_command_starts_warm()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;
        await workspace.Control.ResetCountersAsync();

        await workspace.Reeve.RunAsync("plan");
        var cold = await workspace.Control.CountersAsync();
        await workspace.Control.ResetCountersAsync();
        await workspace.Reeve.RunAsync("plan");
        var warm = await workspace.Control.CountersAsync();

        int.Parse(cold.Text("tokenRequests"), CultureInfo.InvariantCulture).ShouldBeGreaterThan(0);
        warm.Text("tokenRequests").ShouldBe("0");
        warm["subjects"]!.ToJsonString().ShouldBe(cold["subjects"]!.ToJsonString());
    }

    [Fact]
    public async Task One_token_is_asked_for_each_subject_however_many_calls_start_at_once()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;
        await workspace.Control.ResetCountersAsync();

        await workspace.Reeve.RunAsync("apply", "--yes", "--workers", "32");

        var counters = await workspace.Control.CountersAsync();
        counters.Text("tokenRequests").ShouldBe($"{counters["subjects"]!.AsObject().Count}");
    }

    [Fact]
    public async Task A_token_that_is_refused_is_renewed_once_and_the_run_goes_on()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        await workspace.Reeve.RunAsync("plan");
        await workspace.Control.ResetCountersAsync();
        await workspace.Control.FaultAsync(new { method = "GET", path = "/drive/v3/files", status = 401, reason = "authError", times = 1 });

        (await workspace.Reeve.RunAsync("plan")).ShouldExit(2);

        (await workspace.Control.CountersAsync()).Text("tokenRequests").ShouldBe("1");
        await workspace.Control.FaultAsync(new { method = "GET", path = "/drive/v3/files", status = 401, reason = "authError" });
        (await workspace.Reeve.RunAsync("plan")).ShouldExit(77);
    }

    [Fact]
    public async Task A_kept_token_of_somebody_suspended_since_has_another_organizer_read_the_drive()
    {
        await using var workspace = await Workspace.StartAsync();
        var drive = workspace.Company.AddDrive("Team", Workspace.Ada);
        workspace.Company.AddMember(drive, Workspace.Ben, "organizer");
        workspace.Company.AddFile("minutes", Workspace.Ada, drive);
        (await workspace.Reeve.RunAsync("audit", drive, "--as", Workspace.Admin)).ShouldExit(0);

        workspace.Company.SetUserState(Workspace.Ada, "suspended");
        var audit = (await workspace.Reeve.RunAsync("audit", drive, "--as", Workspace.Admin, "--fresh")).ShouldExit(0);
        workspace.Company.SetUserState(Workspace.Ben, "suspended");
        var unread = (await workspace.Reeve.RunAsync("audit", drive, "--as", Workspace.Admin, "--fresh")).ShouldExit(1);

        audit.Json["trees"]![0]!["items"]!.GetValue<int>().ShouldBe(2);
        unread.Json["unknown"]![0]!["file"]!.GetValue<string>().ShouldBe(drive);
    }

    [Fact]
    public async Task The_state_is_readable_by_its_owner_alone()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;

        (await workspace.Reeve.RunAsync("apply", "--yes")).ShouldExit(0);

        ModeOf(workspace.StateFolder).ShouldBe(OwnerReadsAndWrites | UnixFileMode.UserExecute);
        ModeOf(Path.Combine(workspace.StateFolder, "tokens.json")).ShouldBe(OwnerReadsAndWrites);
    }

    [Fact]
    public async Task Another_state_folder_is_taken_where_it_is_named()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;

        (await workspace.Reeve.RunAsync("apply", "--yes", "--state", "elsewhere")).ShouldExit(0);

        Directory.Exists(workspace.StateFolder).ShouldBeFalse();
        ModeOf(workspace.PathOf("elsewhere")).ShouldBe(OwnerReadsAndWrites | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task No_secret_is_in_what_is_shown_or_kept_but_in_the_token_cache()
    {
        var (workspace, _) = await MessyTree.StartAsync();
        await using var _ = workspace;
        await workspace.Control.FaultAsync(new { method = "GET", path = "/drive/v3/files", status = 500, reason = "backendError", times = 1 });

        // Every run checks what it printed.
        await workspace.Reeve.RunAsync("plan", "--verbose", "--out", "plan.json");
        await workspace.Reeve.RunAsync("apply", "plan.json", "--yes", "--verbose");
        await workspace.Reeve.RunAsync("whoami", "--as", Workspace.Ada, "--verbose");

        (await File.ReadAllTextAsync(Path.Combine(workspace.StateFolder, "tokens.json"), TestContext.Current.CancellationToken)).ShouldContain("ya29.");
        foreach (var file in Directory.EnumerateFiles(workspace.Folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is not ("tokens.json" or "credentials.json")))
        {
            Secrets.ShouldBeAbsentFrom(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)), file);
        }
    }

    private static UnixFileMode ModeOf(string path) =>
        OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException("Windows has no modes of files.") : File.GetUnixFileMode(path);
}
