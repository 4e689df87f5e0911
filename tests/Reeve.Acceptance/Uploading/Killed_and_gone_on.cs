using System.Globalization;
using System.Runtime.Versioning;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Uploading;

/// <summary>
/// By default 64 MiB, killed three times. The long run is 2 GiB, killed ten times:
/// <c>REEVE_UPLOAD_MIB=2048 REEVE_UPLOAD_KILLS=10</c>.
/// </summary>
public sealed class Killed_and_gone_on(ITestOutputHelper output)
{
    private const long PartBytes = 16 << 20;
    private const long MostMemory = 150 << 20;

    private static long Bytes => Setting("REEVE_UPLOAD_MIB", 64) << 20;

    private static int Kills => (int)Setting("REEVE_UPLOAD_KILLS", 3);

    [Fact]
    public async Task A_file_arrives_whole_however_often_the_program_is_killed_and_no_more_than_a_part_is_sent_again()
    {
        await using var workspace = await Workspace.StartAsync();
        var file = RandomFile.Write(workspace.PathOf("big.bin"), Bytes);
        await workspace.Control.LatencyAsync(20); // So that there is time to kill it in.
        var (peak, resent) = (0L, 0L);

        for (var kill = 1; kill <= Kills; kill++)
        {
            using var running = workspace.Reeve.Start("upload", "big.bin", "--bucket", "corp-dropbox");
            peak = Math.Max(peak, await WatchUntilAsync(workspace, running, Bytes * kill / (Kills + 1)));
            await running.KillAsync();
            var session = workspace.Company.Buckets.Sessions("corp-dropbox").ShouldHaveSingleItem();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kill {kill}: {session.Persisted:N0} bytes kept of {session.Received:N0} received"));
        }

        LeaveHalfWritten(workspace);
        using var last = workspace.Reeve.Start("upload", "big.bin", "--bucket", "corp-dropbox", "--format", "json");
        peak = Math.Max(peak, await WatchUntilAsync(workspace, last, long.MaxValue));
        var result = (await last.EndAsync()).ShouldExit(0);

        var ended = workspace.Company.Buckets.Sessions("corp-dropbox").ShouldHaveSingleItem();
        resent = ended.Received - Bytes;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Bytes:N0} bytes, {resent:N0} sent again in {Kills} kills, at most {peak >> 20} MiB of memory"));
        ended.State.ShouldBe("finished");
        resent.ShouldBeLessThanOrEqualTo(Kills * PartBytes);
        peak.ShouldBeInRange(1, MostMemory);
        var stored = workspace.Company.Buckets.Find("corp-dropbox", "big.bin").ShouldNotBeNull();
        (stored.Size, stored.Md5, stored.Crc32C).ShouldBe((Bytes, file.Md5, file.Crc32C));
        result.Json[0]!["crc32c"]!.GetValue<string>().ShouldBe(file.Crc32C);
        result.Error.ShouldContain("Going on with gs://corp-dropbox/big.bin at byte ");
        Directory.GetFiles(Path.Combine(workspace.StateFolder, "uploads")).ShouldBeEmpty();
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Ctrl_c_ends_with_130_and_the_same_command_goes_on()
    {
        await using var workspace = await Workspace.StartAsync();
        var file = RandomFile.Write(workspace.PathOf("big.bin"), 48 << 20);
        await workspace.Control.LatencyAsync(50);

        using var running = workspace.Reeve.Start("upload", "big.bin", "--bucket", "corp-dropbox");
        await WatchUntilAsync(workspace, running, PartBytes);
        await running.InterruptAsync();
        (await running.EndAsync()).ShouldExit(130).ErrorLines.ShouldBe(["Stopped before the file had arrived; the same command goes on with it."]);

        var kept = Directory.GetFiles(Path.Combine(workspace.StateFolder, "uploads"), "*.json").ShouldHaveSingleItem();
        (await File.ReadAllTextAsync(kept, TestContext.Current.CancellationToken)).ShouldContain("upload_id=");
        File.GetUnixFileMode(kept).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await workspace.Reeve.RunAsync("upload", "big.bin", "--bucket", "corp-dropbox")).ShouldExit(0);
        workspace.Company.Buckets.Sessions("corp-dropbox").ShouldHaveSingleItem().State.ShouldBe("finished");
        workspace.Company.Buckets.Find("corp-dropbox", "big.bin")!.Md5.ShouldBe(file.Md5);
    }

    [Fact]
    public async Task A_file_that_was_changed_in_between_begins_anew_and_says_so()
    {
        await using var workspace = await Workspace.StartAsync();
        RandomFile.Write(workspace.PathOf("big.bin"), 48 << 20);
        await workspace.Control.LatencyAsync(50);
        using (var running = workspace.Reeve.Start("upload", "big.bin", "--bucket", "corp-dropbox"))
        {
            await WatchUntilAsync(workspace, running, PartBytes);
            await running.KillAsync();
        }

        var changed = RandomFile.Write(workspace.PathOf("big.bin"), 33 << 20, seed: 2);
        var result = (await workspace.Reeve.RunAsync("upload", "big.bin", "--bucket", "corp-dropbox")).ShouldExit(0);

        result.ErrorLines[0].ShouldBe("`big.bin` was changed since it was sent in part; it is sent anew.");
        workspace.Company.Buckets.Sessions("corp-dropbox").Select(session => session.State).ShouldBe(["open", "finished"]);
        workspace.Company.Buckets.Find("corp-dropbox", "big.bin")!.Md5.ShouldBe(changed.Md5);
    }

    /// <summary>Returns once so many bytes have been kept, or the program has ended, with the most memory it was seen to have.</summary>
    private static async Task<long> WatchUntilAsync(Workspace workspace, RunningCommand running, long bytes)
    {
        var peak = 0L;
        while (!running.HasEnded && workspace.Company.Buckets.Sessions("corp-dropbox").All(session => session.Persisted < bytes))
        {
            peak = Math.Max(peak, running.PeakMemory());
            await workspace.Http.GetAsync("/_sandbox/clock", TestContext.Current.CancellationToken); // Takes a moment, and what is watched goes on.
        }

        return peak;
    }

    /// <summary>What a process leaves that was killed while it noted where it was.</summary>
    private static void LeaveHalfWritten(Workspace workspace)
    {
        var kept = Directory.GetFiles(Path.Combine(workspace.StateFolder, "uploads"), "*.json").ShouldHaveSingleItem();
        File.WriteAllText(kept + ".new", "{\"reeve\":\"upl");
    }

    private static long Setting(string name, int otherwise) =>
        long.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
