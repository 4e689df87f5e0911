using System.Diagnostics;
using System.Text.Json.Nodes;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Library;

/// <summary>The programs in <c>examples/</c>, run as their first comments say.</summary>
public sealed class Examples
{
    [Fact]
    public async Task The_about_of_a_user()
    {
        await using var workspace = await Workspace.StartAsync();

        JsonNode.Parse(await RunAsync(workspace, "About", Workspace.Ada))!["user"].Text("emailAddress").ShouldBe(Workspace.Ada);
    }

    [Fact]
    public async Task A_file_gets_its_URL()
    {
        await using var workspace = await Workspace.StartAsync();
        var file = workspace.PathOf("hello there.txt");
        await File.WriteAllTextAsync(file, "hello", TestContext.Current.CancellationToken);

        var url = await RunAsync(workspace, "Upload", file, "corp-public");

        url.ShouldBe($"{workspace.Endpoint}corp-public/hello%20there.txt\n");
        (await workspace.Http.GetStringAsync(url.Trim(), TestContext.Current.CancellationToken)).ShouldBe("hello");
    }

    [Fact]
    public async Task The_users_of_a_Zoom_account()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Zoom.SetUsers(301, 1, 1);

        (await RunAsync(workspace, "ZoomUsers")).TrimEnd().Split('\n').Length.ShouldBe(301);
    }

    [Fact]
    public async Task A_list_to_its_end()
    {
        await using var workspace = await Workspace.StartAsync();
        var folder = workspace.Company.AddFolder("box", Workspace.Ada);
        for (var number = 0; number < 150; number++)
        {
            workspace.Company.AddFile($"file {number}", Workspace.Ada, folder);
        }

        (await RunAsync(workspace, "Pages", Workspace.Ada)).TrimEnd().Split('\n').Length.ShouldBe(151);
    }

    [Fact]
    public async Task A_call_that_is_not_wrapped()
    {
        await using var workspace = await Workspace.StartAsync();

        JsonNode.Parse(await RunAsync(workspace, "AnyCall", Workspace.Ben, "/drive/v3/about?fields=user"))!["user"].Text("emailAddress").ShouldBe(Workspace.Ben);
    }

    private static async Task<string> RunAsync(Workspace workspace, string name, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "artifacts", "bin", name, Repository.Configuration, name), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["GOOGLE_APPLICATION_CREDENTIALS"] = workspace.PathOf("credentials.json");
        start.Environment["REEVE_GOOGLE_ENDPOINT"] = start.Environment["REEVE_ZOOM_ENDPOINT"] = workspace.Endpoint.GetLeftPart(UriPartial.Authority);
        start.Environment["ZOOM_ACCOUNT_ID"] = workspace.Zoom.AccountId;
        start.Environment["ZOOM_CLIENT_ID"] = workspace.Zoom.ClientId;
        start.Environment["ZOOM_CLIENT_SECRET"] = workspace.Zoom.ClientSecret;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, await error);

        return await output;
    }
}
