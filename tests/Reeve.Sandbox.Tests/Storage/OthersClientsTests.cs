using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Reeve.Sandbox.Tests.Storage;

/// <summary>Judges who have never seen this sandbox: Google's client for Node, and rclone, which is built on Google's client for Go.</summary>
public sealed class OthersClientsTests
{
    [Fact]
    public async Task Googles_client_for_node_uploads_goes_on_after_a_cut_lists_downloads_and_signs()
    {
        var scripts = await Programs.NodeScriptsAsync("@google-cloud/storage");
        using var folder = new Files();
        await using var host = await StartAsync(folder);
        var big = folder.Add("big.bin", Vault.Bytes((3 * 1024 * 1024) + 4321));
        folder.Add("small.txt", "some text\n"u8.ToArray());

        var (exitCode, output, errors) = await Programs.RunAsync(
            "node", scripts, null, "storage.mjs", host.Endpoint.ToString().TrimEnd('/'), folder.Credentials, big, folder.Path);

        exitCode.ShouldBe(0, errors);
        var result = new Answer(HttpStatusCode.OK, JsonNode.Parse(output), [], new HttpResponseMessage());
        var md5 = Md5(await File.ReadAllBytesAsync(big, Lab.Stop));
        result["small/type"].ShouldBe("text/x-small");
        result["small/k"].ShouldBe("v");
        result["small/size"].ShouldBe("10");
        result["cutHits"].ShouldBe("1");
        result["cutMd5"].ShouldBe(md5);
        result["begun/status"].ShouldBe("308");
        result["begun/range"].ShouldBe("bytes=0-524287");
        result["resumed/md5"].ShouldBe(md5);
        result["resumed/type"].ShouldBe("application/x-resumed");
        result["downloadedMd5"].ShouldBe(md5);
        result["part"].ShouldBe("true");
        result.At("names")!.AsArray().Select(name => name!.ToString()).ShouldBe(["node/a b#?%.txt", "node/resumed.bin", "node/third"]);
        result["pages"].ShouldBe("2");
        result["taken"].ShouldBe("412");
        result["overwrite"].ShouldBe("403");
        result["list"].ShouldBe("403");
        result["gone"].ShouldBe("true");
        result["signed/status"].ShouldBe("200");
        result["signed/text"].ShouldBe("some text\n");
        result["emulated"].ShouldBe("some text\n");

        // What was cut was sent again from where it stood, and not from the start.
        var cut = host.Company.Buckets.Sessions("corp-open").First(session => session.Name == "node/cut.bin");
        cut.Received.ShouldBeLessThanOrEqualTo(cut.Persisted + (1024 * 1024));
    }

    [Fact]
    public async Task Rclone_copies_through_a_cut_connection_lists_and_checks()
    {
        Assert.SkipUnless(Programs.Has("rclone") || Programs.AreRequired, "rclone is absent: install Debian's package `rclone`.");
        using var folder = new Files();
        await using var host = await StartAsync(folder);
        var tree = System.IO.Directory.CreateDirectory(System.IO.Path.Combine(folder.Path, "tree")).FullName;
        folder.Add("tree/large.bin", Vault.Bytes(20 * 1024 * 1024));
        for (var i = 0; i < 25; i++)
        {
            folder.Add($"tree/small {i} ü#%.txt", Vault.Bytes(1000 + i));
        }

        await ControlAsync(host, "faults", new JsonObject
        {
            ["method"] = "POST",
            ["path"] = "/upload/storage/v1/b/corp-private/o",
            ["resetAfterBytes"] = 3_000_000,
            ["times"] = 1,
        });
        var copied = await RcloneAsync(host, folder, "copy", tree, ":gcs:corp-private/tree");
        var listed = await RcloneAsync(host, folder, "ls", ":gcs:corp-private/tree");
        var equal = await RcloneAsync(host, folder, "check", "--download", tree, ":gcs:corp-private/tree");
        await File.WriteAllTextAsync(System.IO.Path.Combine(tree, "small 0 ü#%.txt"), "changed", Lab.Stop);
        var different = await RcloneAsync(host, folder, "check", tree, ":gcs:corp-private/tree");
        var created = await RcloneAsync(host, folder, "copyto", System.IO.Path.Combine(tree, "large.bin"), ":gcs:corp-dropbox/large.bin");

        copied.ExitCode.ShouldBe(0, copied.Errors);
        (await ControlAsync(host, "faults"))["faults/0/hits"].ShouldBe("1");
        listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(26);
        listed.Output.ShouldContain("20971520 large.bin");
        equal.ExitCode.ShouldBe(0, equal.Errors);
        different.ExitCode.ShouldBe(1);
        different.Errors.ShouldContain("small 0 ü#%.txt");
        created.ExitCode.ShouldNotBe(0);
        created.Errors.ShouldContain("does not have storage.objects."); // It looks before it writes, which one who may only create must not.
        host.Company.Buckets.Objects("corp-private").Count.ShouldBe(26);
        host.Company.Buckets.Find("corp-private", "tree/large.bin")!.Md5.ShouldBe(Md5(Vault.Bytes(20 * 1024 * 1024)));
    }

    private static async Task<SandboxHost> StartAsync(Files folder)
    {
        var host = await SandboxHost.StartAsync(new SandboxOptions { Empty = true }, Lab.Stop);
        host.Company.Buckets.Add("corp-open", [("allUsers", "objectAdmin")]);
        await File.WriteAllTextAsync(folder.Credentials, host.CredentialsJson, Lab.Stop);

        return host;
    }

    private static Task<(int ExitCode, string Output, string Errors)> RcloneAsync(SandboxHost host, Files folder, params string[] arguments) => Programs.RunAsync(
        "rclone", folder.Path, new Dictionary<string, string>
        {
            ["RCLONE_CONFIG"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null",
            ["RCLONE_GCS_ENDPOINT"] = host.Endpoint + "storage/v1/",
            ["RCLONE_GCS_SERVICE_ACCOUNT_FILE"] = folder.Credentials,
            ["RCLONE_GCS_BUCKET_POLICY_ONLY"] = "true",
            ["RCLONE_RETRIES"] = "1",
        },
        arguments);

    private static async Task<Answer> ControlAsync(SandboxHost host, string path, JsonNode? body = null)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = host.Endpoint };
        using var response = body is null
            ? await client.GetAsync(new Uri("_sandbox/" + path, UriKind.Relative), Lab.Stop)
            : await client.PostAsync(new Uri("_sandbox/" + path, UriKind.Relative), new StringContent(body.ToJsonString()), Lab.Stop);
        var bytes = await response.Content.ReadAsByteArrayAsync(Lab.Stop);

        return new Answer(response.StatusCode, JsonNode.Parse(bytes), bytes, response);
    }

    private static string Md5(byte[] bytes) => Convert.ToBase64String(MD5.HashData(bytes));

    /// <summary>A fresh folder with files in it.</summary>
    private sealed class Files : IDisposable
    {
        public string Path { get; } = System.IO.Directory.CreateTempSubdirectory("reeve-").FullName;

        public string Credentials => System.IO.Path.Combine(Path, "key.json");

        public string Add(string name, byte[] bytes)
        {
            var path = System.IO.Path.Combine(Path, name);
            File.WriteAllBytes(path, bytes);

            return path;
        }

        public void Dispose() => System.IO.Directory.Delete(Path, recursive: true);
    }
}
