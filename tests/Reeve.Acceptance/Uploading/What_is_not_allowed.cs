using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Uploading;

public sealed class What_is_not_allowed
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_that_may_only_create_is_told_in_one_sentence_that_the_name_is_taken()
    {
        await using var workspace = await StartAsync();
        (await UploadAsync(workspace, "a.txt")).ShouldExit(0);
        await File.WriteAllTextAsync(workspace.PathOf("a.txt"), "another", Stop);

        var result = (await UploadAsync(workspace, "a.txt")).ShouldExit(77);

        result.Out.ShouldBeEmpty();
        result.ErrorLines.ShouldBe(["a.txt: There is an object gs://corp-dropbox/a.txt already, and the account may create objects but not overwrite them (storage.objects.delete)."]);
        workspace.Company.Buckets.Read("corp-dropbox", "a.txt").ShouldBe("a"u8.ToArray());
    }

    [Fact]
    public async Task If_absent_leaves_it_and_ends_well()
    {
        await using var workspace = await StartAsync();
        (await UploadAsync(workspace, "a.txt")).ShouldExit(0);
        await File.WriteAllTextAsync(workspace.PathOf("a.txt"), "another", Stop);

        var result = (await UploadAsync(workspace, "a.txt", "b.txt", "--if-absent", "--format", "json")).ShouldExit(0);

        result.ErrorLines[0].ShouldBe("a.txt: There is an object gs://corp-dropbox/a.txt already. It was left as it is.");
        result.Json.AsArray().Select(one => one!["size"]?.GetValue<long>()).ShouldBe([null, 1]);
        result.Json.AsArray().ShouldAllBe(one => one!["url"] != null);
        workspace.Company.Buckets.Read("corp-dropbox", "a.txt").ShouldBe("a"u8.ToArray());
    }

    [Fact]
    public async Task Nothing_is_read_listed_or_looked_for()
    {
        await using var workspace = await StartAsync();

        (await UploadAsync(workspace, "a.txt", "b.txt")).ShouldExit(0);
        (await UploadAsync(workspace, "a.txt", "b.txt", "--if-absent")).ShouldExit(0);

        var counted = (await workspace.Control.CountersAsync()).ToJsonString();
        counted.ShouldContain("POST /upload/storage/v1/b/{bucket}/o");
        counted.ShouldNotContain("GET /storage");
        counted.ShouldNotContain("GET /b/");
    }

    [Fact]
    public async Task One_failure_does_not_keep_the_others_from_their_urls()
    {
        await using var workspace = await StartAsync();
        using var held = new FileStream(workspace.PathOf("b.txt"), FileMode.Open, FileAccess.ReadWrite, FileShare.None); // Locked: it cannot be read.

        var result = (await UploadAsync(workspace, "a.txt", "b.txt")).ShouldExit(1);

        result.Lines.ShouldBe([$"{workspace.Endpoint}corp-dropbox/a.txt"]);
        result.ErrorLines[0].ShouldStartWith("b.txt: `b.txt` cannot be read");
    }

    [Fact]
    public async Task Of_several_the_ones_that_were_not_allowed_make_it_77()
    {
        await using var workspace = await StartAsync();
        (await UploadAsync(workspace, "a.txt")).ShouldExit(0);

        var result = (await UploadAsync(workspace, "a.txt", "b.txt")).ShouldExit(77);

        result.Lines.ShouldBe([$"{workspace.Endpoint}corp-dropbox/b.txt"]);
    }

    [Theory]
    [InlineData("no-such-bucket", "The specified bucket does not exist.")]
    [InlineData("read-only", "storage.objects.create")]
    public async Task A_bucket_that_cannot_be_written_to_is_not_allowed(string bucket, string words)
    {
        await using var workspace = await StartAsync();
        workspace.Company.Buckets.Add("read-only", [("allUsers", "objectViewer")]);

        var result = (await workspace.Reeve.RunAsync("upload", "a.txt", "--bucket", bucket)).ShouldExit(77);

        result.ErrorLines.ShouldHaveSingleItem().ShouldContain(words);
    }

    [Fact]
    public async Task A_scope_that_is_not_delegated_is_no_matter_for_it_acts_as_nobody()
    {
        await using var workspace = await StartAsync();
        await workspace.Control.DelegationAsync();

        (await UploadAsync(workspace, "a.txt")).ShouldExit(0);
    }

    [Fact]
    public async Task Without_network_one_file_tells_for_all()
    {
        await using var workspace = await StartAsync();
        (await UploadAsync(workspace, "a.txt")).ShouldExit(0); // So that there is a token.
        var reeve = workspace.Reeve.With(("REEVE_GOOGLE_ENDPOINT", "http://127.0.0.1:1"));
        var names = Enumerable.Range(0, 40).Select(i => $"n{i}").ToList();
        names.ForEach(name => File.WriteAllText(workspace.PathOf(name), name));

        var result = (await reeve.RunAsync(["upload", "--bucket", "corp-dropbox", .. names])).ShouldExit(1);

        result.ErrorLines[0].ShouldMatch("Cannot reach `127.0.0.1:[0-9]+`: no connection could be made; check the network.");
        result.ErrorLines[^1].ShouldBe("24 more files were not tried: it would have been the same with them.");
        result.ErrorLines.Length.ShouldBe(17);
    }

    [Fact]
    public async Task What_is_wrong_with_the_arguments_is_told_before_any_call()
    {
        await using var workspace = await StartAsync();
        Directory.CreateDirectory(workspace.PathOf("sub"));
        await File.WriteAllTextAsync(workspace.PathOf("sub/a.txt"), "", Stop);

        (await workspace.Reeve.RunAsync("upload", "none", "sub", "a.txt", "sub/a.txt", "--bucket", "gs://x")).ShouldExit(64).ErrorLines.ShouldBe(
        [
            "--bucket: `gs://x` is an address: write the bucket's name alone.",
            "There is no file `none`.",
            "`sub` is a folder; name the files in it, such as `sub/*`.",
            "`a.txt` and `sub/a.txt` would all be stored as `a.txt`; send them apart, with --name or --prefix.",
        ]);
        (await UploadAsync(workspace, "a.txt", "--signed", "8d")).ShouldExit(64).ErrorLines[0].ShouldBe("`8d` is not a time from 1s to 7d; write one such as 90s, 15m, 1h or 7d.");
        (await UploadAsync(workspace, "a.txt", "--content-type", "text")).ShouldExit(64).ErrorLines[0].ShouldContain("is not a media type");
        (await workspace.Reeve.RunAsync("upload", "a.txt")).ShouldExit(64);
        (await workspace.Reeve.RunAsync("upload", "--bucket", "corp-dropbox")).ShouldExit(64);
        (await workspace.Control.CountersAsync()).ToJsonString().ShouldNotContain("upload");
    }

    private static async Task<Workspace> StartAsync()
    {
        var workspace = await Workspace.StartAsync();
        await File.WriteAllTextAsync(workspace.PathOf("a.txt"), "a", Stop);
        await File.WriteAllTextAsync(workspace.PathOf("b.txt"), "b", Stop);

        return workspace;
    }

    private static Task<CommandResult> UploadAsync(Workspace workspace, params string[] arguments) =>
        workspace.Reeve.RunAsync(["upload", "--bucket", "corp-dropbox", .. arguments]);
}
