using System.Text.Json;
using System.Text.Json.Nodes;
using Reeve.Google.Identity;
using Reeve.Http.Failures;

namespace Reeve.Google.Tests.Identity;

public sealed class CredentialTests : IDisposable
{
    private const string Account = "robot@proj.iam.gserviceaccount.com";
    private const string Drive = "https://www.googleapis.com/auth/drive";

    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("reeve-credentials-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static JsonObject Person => new()
    {
        ["type"] = "authorized_user", ["client_id"] = "id.apps", ["client_secret"] = "hush", ["refresh_token"] = "1//refresh", ["quota_project_id"] = "proj",
    };

    private static JsonObject Impersonated => new()
    {
        ["type"] = "impersonated_service_account",
        ["service_account_impersonation_url"] = $"https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/{Account}:generateAccessToken",
        ["source_credentials"] = Person,
        ["delegates"] = new JsonArray(),
    };

    private JsonObject Federated => new()
    {
        ["type"] = "external_account",
        ["audience"] = "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/r",
        ["subject_token_type"] = "urn:ietf:params:oauth:token-type:jwt",
        ["token_url"] = "https://sts.googleapis.com/v1/token",
        ["credential_source"] = new JsonObject { ["file"] = Write("subject-token", "their.own.token") },
        ["service_account_impersonation_url"] = $"https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/{Account}:generateAccessToken",
    };

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_person_signed_in_with_gcloud_is_themselves()
    {
        using var server = Server();
        using var client = Client(Person, server);

        var found = await client.GetTokenAsync(null, [Drive], Stop);

        found.Token.Reveal().ShouldBe("token-of-refresh_token");
        found.IsFromCache.ShouldBeFalse();
        (await client.GetTokenAsync(null, [Drive], Stop)).IsFromCache.ShouldBeTrue();
        server.Paths.ShouldBe(["/token"]);
    }

    [Fact]
    public async Task A_person_signed_in_with_gcloud_can_be_nobody_else()
    {
        using var server = Server();
        using var client = Client(Person, server);

        var refused = await Should.ThrowAsync<ApiException>(async () => await client.GetTokenAsync("ada@corp.example", [Drive], Stop));

        refused.Fault.ShouldBe(ApiFault.Forbidden);
        refused.Message.ShouldContain("can only be themselves, not `ada@corp.example`");
        refused.Message.ShouldContain("--impersonate-service-account");
        server.Paths.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_impersonated_account_acts_as_users_by_what_IAM_signs()
    {
        using var server = Server();
        using var client = Client(Impersonated, server);

        var found = await client.GetTokenAsync("ada@corp.example", [Drive], Stop);

        found.Token.Reveal().ShouldBe("token-of-signed.by.iam");
        server.Paths.ShouldBe(["/token", $"/v1/projects/-/serviceAccounts/{Account}:signJwt", "/token"]);
        var claims = JsonElement.Parse(JsonElement.Parse(server.BodyOf($"/v1/projects/-/serviceAccounts/{Account}:signJwt")).GetProperty("payload").GetString()!);
        claims.GetProperty("iss").GetString().ShouldBe(Account);
        claims.GetProperty("sub").GetString().ShouldBe("ada@corp.example");
        claims.GetProperty("scope").GetString().ShouldBe(Drive);
        claims.GetProperty("aud").GetString().ShouldBe("https://oauth2.googleapis.com/token");
        claims.GetProperty("exp").ValueKind.ShouldBe(JsonValueKind.Number);
    }

    [Fact]
    public async Task An_impersonated_account_itself_needs_no_signature()
    {
        using var server = Server();
        using var client = Client(Impersonated, server);

        (await client.GetTokenAsync(null, [Drive], Stop)).Token.Reveal().ShouldBe("generated");

        client.ClientEmail.ShouldBe(Account);
        server.Paths.ShouldContain($"/v1/projects/-/serviceAccounts/{Account}:generateAccessToken");
    }

    [Fact]
    public async Task A_federated_identity_acts_as_users_by_what_IAM_signs()
    {
        using var server = Server();
        using var client = Client(Federated, server);

        (await client.GetTokenAsync("ada@corp.example", [Drive], Stop)).Token.Reveal().ShouldBe("token-of-signed.by.iam");
        (await client.GetTokenAsync(null, [Drive], Stop)).Token.Reveal().ShouldBe("generated");

        server.Paths[0].ShouldBe("/v1/token");
        server.BodyOf("/v1/token").ShouldContain("their.own.token");
    }

    [Fact]
    public async Task A_machine_in_Googles_cloud_acts_as_users_by_what_IAM_signs()
    {
        using var server = Server();
        var host = server.Endpoint.Authority;
        Environment.SetEnvironmentVariable("GCE_METADATA_HOST", host); // Google's library reads it by itself.
        var credential = GoogleCredential.FindDefault(name => name switch { "GCE_METADATA_HOST" => host, "HOME" => _folder, _ => null });
        using var client = new GoogleClient(new() { Credential = credential.ShouldNotBeNull(), Endpoint = server.Endpoint });

        (await client.GetTokenAsync("ada@corp.example", [Drive], Stop)).Token.Reveal().ShouldBe("token-of-signed.by.iam");
        (await client.GetTokenAsync(null, [Drive], Stop)).Token.Reveal().ShouldBe("machine");

        client.ClientEmail.ShouldBe(Account);
    }

    [Fact]
    public async Task An_empty_failure_is_one_sentence()
    {
        using var server = new LoopbackGoogle((_, _) => null);
        using var client = Client(Person, server);

        var failure = await Should.ThrowAsync<ApiException>(async () => await client.GetTokenAsync(null, [Drive], Stop));

        failure.Fault.ShouldBe(ApiFault.Transient);
        failure.Message.ShouldStartWith("No token can be had with");
        failure.Message.ShouldNotContain("hush");
    }

    [Fact]
    public void What_gcloud_left_is_found()
    {
        var folder = System.IO.Directory.CreateDirectory(Path.Combine(_folder, ".config", "gcloud")).FullName;
        File.WriteAllText(Path.Combine(folder, "application_default_credentials.json"), Person.ToJsonString());

        GoogleCredential.FindDefault(name => name == "HOME" ? _folder : null).ShouldBeOfType<GoogleCredential.Itself>();
        GoogleCredential.FindDefault(name => name == "CLOUDSDK_CONFIG" ? folder : null).ShouldBeOfType<GoogleCredential.Itself>();
        GoogleCredential.FindDefault(name => name switch { "HOME" => "/nowhere", "NO_GCE_CHECK" => "true", _ => null }).ShouldBeNull();
    }

    [Fact]
    public void The_text_of_credentials_hides_them()
    {
        foreach (var file in new[] { Person, Impersonated, Federated, TestKey.File() })
        {
            var text = GoogleCredential.Read(Write("c.json", file.ToJsonString())).ToString();
            text.ShouldNotContain("hush");
            text.ShouldNotContain("refresh");
            text.ShouldNotContain("PRIVATE");
        }
    }

    [Theory]
    [InlineData("""{"type":"gdch_service_account"}""", "its `type` is `gdch_service_account`, which Reeve does not know")]
    [InlineData("""{"type":"impersonated_service_account"}""", "it has no `service_account_impersonation_url`")]
    [InlineData("""{"type":"impersonated_service_account","service_account_impersonation_url":"https://x/"}""", "names no service account")]
    public void What_cannot_be_used_is_named(string file, string fault) =>
        Should.Throw<KeyFileException>(() => GoogleCredential.Read(Write("c.json", file))).Message.ShouldContain(fault);

    [Fact]
    public async Task Whom_the_rules_leave_out_is_refused_before_anything_is_sent()
    {
        using var bench = new GoogleBench(options => options with { Subjects = SubjectRules.Parse("*@sales.example") });

        var refused = await Should.ThrowAsync<ApiException>(() => bench.Ada.GetAboutAsync("user", Stop));
        await Should.ThrowAsync<ApiException>(() => bench.Client.CanActAsAsync("ada@corp.example", Reeve.Google.Drive.DriveAccess.Write, Stop));
        await Should.ThrowAsync<ApiException>(() => bench.Client.ApiAs("ada@corp.example").GetAsync("/drive/v3/about", Stop));

        refused.Message.ShouldContain("REEVE_SUBJECTS");
        bench.Net.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_user_is_told_once_with_what_and_from_where()
    {
        var told = new List<Impersonation>();
        using var bench = new GoogleBench(options => options with { Impersonated = told.Add });
        bench.Token().Token().Token();

        await bench.Client.GetTokenAsync("ada@corp.example", [Drive], Stop);
        await bench.Client.GetTokenAsync("ada@corp.example", [Drive], Stop);
        await bench.Client.GetTokenAsync("ben@corp.example", [Drive], Stop);
        await bench.Client.GetTokenAsync(null, [Drive], Stop);

        told.ShouldBe([
            new("reeve@proj.iam.gserviceaccount.com", "ada@corp.example", Drive, false),
            new("reeve@proj.iam.gserviceaccount.com", "ben@corp.example", Drive, false)]);
    }

    private static LoopbackGoogle Server() => new((path, body) => path switch
    {
        "/token" when body.Contains("refresh_token=", StringComparison.Ordinal) => Granted("token-of-refresh_token"),
        "/token" => Granted("token-of-" + Uri.UnescapeDataString(body[(body.IndexOf("assertion=", StringComparison.Ordinal) + 10)..])),
        "/v1/token" => Granted("federated"),
        _ when path.EndsWith(":signJwt", StringComparison.Ordinal) => """{"keyId":"k","signedJwt":"signed.by.iam"}""",
        _ when path.EndsWith(":generateAccessToken", StringComparison.Ordinal) => """{"accessToken":"generated","expireTime":"2099-01-01T00:00:00Z"}""",
        _ when path.EndsWith("/email", StringComparison.Ordinal) => Account,
        _ when path.EndsWith("/token", StringComparison.Ordinal) => Granted("machine"),
        _ => "{}",
    });

    private static string Granted(string token) => $$"""{"access_token":"{{token}}","expires_in":3599,"token_type":"Bearer","issued_token_type":"urn:ietf:params:oauth:token-type:access_token"}""";

    private GoogleClient Client(JsonObject file, LoopbackGoogle server) =>
        new(new() { Credential = GoogleCredential.Read(Write("credentials.json", file.ToJsonString())), Endpoint = server.Endpoint });

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);

        return path;
    }
}
