using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Reeve.Sandbox.Tests.Iam;

public sealed class OtherIdentitiesTests
{
    private const string CloudPlatform = "https://www.googleapis.com/auth/cloud-platform";

    [Fact]
    public async Task A_refresh_token_gives_a_token_of_the_administrator()
    {
        await using var lab = await Lab.StartAsync();
        var user = JsonNode.Parse(lab.Host.AuthorizedUserJson)!;

        var answer = await RefreshAsync(lab, user);
        var about = await lab.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/storage/v1/b?project=reeve-sandbox")
        {
            Headers = { Authorization = new("Bearer", answer["access_token"]) },
        });

        user["type"]!.ToString().ShouldBe("authorized_user");
        answer["scope"].ShouldContain(CloudPlatform);
        ((int)about.Status).ShouldBe(200, about.Text);
    }

    [Theory]
    [InlineData("refresh_token", 400, "invalid_grant")]
    [InlineData("client_secret", 401, "invalid_client")]
    public async Task A_wrong_part_of_it_is_refused(string part, int status, string error)
    {
        await using var lab = await Lab.StartAsync();
        var user = JsonNode.Parse(lab.Host.AuthorizedUserJson)!;
        user[part] = "wrong";

        var answer = await RefreshAsync(lab, user);

        ((int)answer.Status).ShouldBe(status);
        answer["error"].ShouldBe(error);
    }

    [Fact]
    public async Task A_suspended_administrator_gets_no_token()
    {
        await using var lab = await Lab.StartAsync();
        lab.Company.SetUserState(lab.Company.Admin, "suspended");

        (await RefreshAsync(lab, JsonNode.Parse(lab.Host.AuthorizedUserJson)!))["error"].ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task The_administrator_may_act_as_the_service_account()
    {
        await using var lab = await Lab.StartAsync();
        var file = JsonNode.Parse(lab.Host.ImpersonatedJson)!;
        var source = await RefreshAsync(lab, file["source_credentials"]!);

        var made = await ImpersonateAsync(lab, file, source["access_token"]);

        file["type"]!.ToString().ShouldBe("impersonated_service_account");
        made["accessToken"].ShouldStartWith("ya29.");
    }

    [Fact]
    public async Task A_workload_elsewhere_may_act_as_the_service_account()
    {
        await using var lab = await Lab.StartAsync();
        var file = JsonNode.Parse(lab.Host.ExternalJson("/tmp/token"))!;

        var federated = await ExchangeAsync(lab, file, lab.Host.WorkloadToken);
        var made = await ImpersonateAsync(lab, file, federated["access_token"]);
        var wrong = await ExchangeAsync(lab, file, "wrong");

        federated["issued_token_type"].ShouldBe("urn:ietf:params:oauth:token-type:access_token");
        made["accessToken"].ShouldStartWith("ya29.");
        ((int)wrong.Status).ShouldBe(400);
        wrong["error"].ShouldBe("invalid_grant");
    }

    [Theory]
    [InlineData("instance/service-accounts/default/email", "{email}")]
    [InlineData("instance/service-accounts/{email}/email", "{email}")]
    [InlineData("project/project-id", "reeve-sandbox")]
    [InlineData("universe/universe-domain", "googleapis.com")]
    [InlineData("instance/service-accounts/default/scopes", CloudPlatform + "\n")]
    public async Task A_machine_is_told_about_itself(string path, string text)
    {
        await using var lab = await Lab.StartAsync();

        var answer = await AskMetadataAsync(lab, path.Replace("{email}", lab.ClientEmail, StringComparison.Ordinal));

        answer.Text.ShouldBe(text.Replace("{email}", lab.ClientEmail, StringComparison.Ordinal));
        answer.Response.Headers.GetValues("Metadata-Flavor").Single().ShouldBe("Google");
    }

    [Fact]
    public async Task A_machine_gets_the_service_accounts_token_of_the_scopes_it_asks_for()
    {
        await using var lab = await Lab.StartAsync();

        var answer = await AskMetadataAsync(lab, "instance/service-accounts/default/token?scopes=https://www.googleapis.com/auth/devstorage.read_only");
        var token = answer["access_token"];

        var listed = await lab.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/b/corp-private/o") { Headers = { Authorization = new("Bearer", token) } });
        var deleted = await lab.SendAsync(new HttpRequestMessage(HttpMethod.Delete, "/b/corp-private/o/a") { Headers = { Authorization = new("Bearer", token) } });

        answer["expires_in"].ShouldBe("3599");
        ((int)listed.Status).ShouldBe(200, listed.Text);
        deleted.ShouldBeRefused(403, "insufficientPermissions");
    }

    [Theory]
    [InlineData("project/project-id", false, 403)]
    [InlineData("project/nothing", true, 404)]
    public async Task Without_the_header_or_the_path_there_is_nothing(string path, bool flavored, int status)
    {
        await using var lab = await Lab.StartAsync();

        ((int)(await AskMetadataAsync(lab, path, flavored)).Status).ShouldBe(status);
    }

    [Fact]
    public async Task Every_kind_of_credentials_lies_in_the_folder_for_its_owner_alone()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("reeve-").FullName;
        try
        {
            await using var host = await SandboxHost.StartAsync(new SandboxOptions { Empty = true, Directory = folder }, Lab.Stop);

            foreach (var (file, type) in new[]
            {
                ("credentials.json", "service_account"), ("authorized_user.json", "authorized_user"),
                ("impersonated.json", "impersonated_service_account"), ("external.json", "external_account"),
            })
            {
                var path = Path.Combine(folder, file);
                JsonNode.Parse(await File.ReadAllTextAsync(path, Lab.Stop))!["type"]!.ToString().ShouldBe(type);
                if (!OperatingSystem.IsWindows())
                {
                    File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
                }
            }

            var external = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "external.json"), Lab.Stop))!;
            (await File.ReadAllTextAsync(external["credential_source"]!["file"]!.ToString(), Lab.Stop)).ShouldBe(host.WorkloadToken);
            JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "sandbox.json"), Lab.Stop))!["buckets"]!.AsArray()
                .Select(bucket => bucket!.ToString()).ShouldBe(["corp-dropbox", "corp-private", "corp-public"]);
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<Answer> RefreshAsync(Lab lab, JsonNode user) => PostAsync(lab, "/token", new()
    {
        ["grant_type"] = "refresh_token",
        ["client_id"] = user["client_id"]!.ToString(),
        ["client_secret"] = user["client_secret"]!.ToString(),
        ["refresh_token"] = user["refresh_token"]!.ToString(),
    });

    private static Task<Answer> ExchangeAsync(Lab lab, JsonNode file, string subjectToken) => PostAsync(lab, file["token_url"]!.ToString(), new()
    {
        ["grant_type"] = "urn:ietf:params:oauth:grant-type:token-exchange",
        ["audience"] = file["audience"]!.ToString(),
        ["scope"] = CloudPlatform,
        ["requested_token_type"] = "urn:ietf:params:oauth:token-type:access_token",
        ["subject_token_type"] = file["subject_token_type"]!.ToString(),
        ["subject_token"] = subjectToken,
    });

    private static Task<Answer> ImpersonateAsync(Lab lab, JsonNode file, string token) => lab.SendAsync(
        new HttpRequestMessage(HttpMethod.Post, file["service_account_impersonation_url"]!.ToString())
        {
            Content = JsonContent.Create(new { scope = new[] { CloudPlatform }, lifetime = "3600s" }),
            Headers = { Authorization = new("Bearer", token) },
        });

    private static Task<Answer> PostAsync(Lab lab, string url, Dictionary<string, string> form) => lab.SendAsync(
        new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(form) });

    private static Task<Answer> AskMetadataAsync(Lab lab, string path, bool flavored = true)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/computeMetadata/v1/" + path);
        if (flavored)
        {
            request.Headers.Add("Metadata-Flavor", "Google");
        }

        return lab.SendAsync(request);
    }
}
