using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Reeve.Sandbox.Tests.Iam;

public sealed class IamTests
{
    private const string CloudPlatform = "https://www.googleapis.com/auth/cloud-platform";

    [Fact]
    public async Task A_signed_jwt_is_an_assertion_that_the_token_endpoint_believes()
    {
        await using var lab = await Lab.StartAsync();

        var signed = await CallAsync(lab, "signJwt", new { payload = lab.Claims(Lab.Ada).ToJsonString() });
        var token = await lab.AskTokenAsync(signed["signedJwt"]);

        signed["keyId"].ShouldBe(JsonNode.Parse(lab.Host.CredentialsJson)!["private_key_id"]!.ToString());
        token["access_token"].ShouldStartWith("ya29.");
    }

    [Fact]
    public async Task The_path_may_be_percent_encoded()
    {
        await using var lab = await Lab.StartAsync();

        var signed = await CallAsync(lab, "signBlob", new { payload = "aGk=" }, account: lab.ClientEmail.Replace("@", "%40", StringComparison.Ordinal));

        ((int)signed.Status).ShouldBe(200, signed.Text);
        lab.Key.VerifyData("hi"u8, Convert.FromBase64String(signed["signedBlob"]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).ShouldBeTrue();
    }

    [Fact]
    public async Task A_generated_token_is_the_service_accounts_and_ends_when_it_says()
    {
        await using var lab = await Lab.StartAsync();

        var made = await CallAsync(lab, "generateAccessToken", new { scope = new[] { CloudPlatform }, lifetime = "600s" });
        var good = await ListAsync(lab, made["accessToken"]);
        lab.Time.Advance(TimeSpan.FromSeconds(600));
        var late = await ListAsync(lab, made["accessToken"]);

        made["expireTime"].ShouldBe("2026-11-24T09:10:00Z");
        ((int)good.Status).ShouldBe(200, good.Text);
        late.ShouldBeRefused(401, "authError");
    }

    [Theory]
    [InlineData("signJwt", "iam.serviceAccounts.signJwt")]
    [InlineData("signBlob", "iam.serviceAccounts.signBlob")]
    [InlineData("generateAccessToken", "iam.serviceAccounts.getAccessToken")]
    public async Task Who_is_no_token_creator_is_denied(string method, string permission)
    {
        await using var lab = await Lab.StartAsync();
        await lab.ControlAsync("PUT", "iam", new { tokenCreators = new[] { "somebody@corp.example" } });

        var answer = await CallAsync(lab, method, new { payload = "e30=", scope = new[] { CloudPlatform } });

        ((int)answer.Status).ShouldBe(403);
        answer["error/status"].ShouldBe("PERMISSION_DENIED");
        answer["error/message"].ShouldBe($"Permission '{permission}' denied on resource (or it may not exist).");
        answer["error/details/0/reason"].ShouldBe("IAM_PERMISSION_DENIED");
        answer["error/details/0/domain"].ShouldBe("iam.googleapis.com");
        answer["error/details/0/metadata/permission"].ShouldBe(permission);
    }

    [Fact]
    public async Task Another_account_may_not_exist()
    {
        await using var lab = await Lab.StartAsync();

        var answer = await CallAsync(lab, "signJwt", new { payload = "{}" }, account: "other@reeve-sandbox.iam.gserviceaccount.com");

        answer["error/details/0/reason"].ShouldBe("IAM_PERMISSION_DENIED");
    }

    [Fact]
    public async Task The_callers_token_must_be_good_and_of_the_right_scope()
    {
        await using var lab = await Lab.StartAsync();
        var storage = (await lab.AskTokenAsync(lab.Claims(null, "https://www.googleapis.com/auth/devstorage.read_write")))["access_token"];

        var none = await CallAsync(lab, "signJwt", new { payload = "{}" }, token: "");
        var bad = await CallAsync(lab, "signJwt", new { payload = "{}" }, token: "ya29.c.nonsense");
        var narrow = await CallAsync(lab, "signJwt", new { payload = "{}" }, token: storage);

        none["error/details/0/reason"].ShouldBe("CREDENTIALS_MISSING");
        ((int)none.Status).ShouldBe(401);
        ((int)bad.Status).ShouldBe(401);
        bad["error/status"].ShouldBe("UNAUTHENTICATED");
        ((int)narrow.Status).ShouldBe(403);
        narrow["error/details/0/reason"].ShouldBe("ACCESS_TOKEN_SCOPE_INSUFFICIENT");
        narrow.Response.Headers.WwwAuthenticate.ToString().ShouldContain(CloudPlatform);
    }

    [Theory]
    [InlineData("signJwt", """{"payload":"not json"}""")]
    [InlineData("signJwt", """{"payload":"[]"}""")]
    [InlineData("signJwt", """{"payload":"{\"exp\":\"soon\"}"}""")]
    [InlineData("signJwt", """{"payload":"{\"exp\":9999999999}"}""")]
    [InlineData("signJwt", """{"payload":{"exp":1}}""")]
    [InlineData("signJwt", "{}")]
    [InlineData("signJwt", "not json")]
    [InlineData("signBlob", """{"payload":"%%%"}""")]
    [InlineData("generateAccessToken", "{}")]
    [InlineData("generateAccessToken", """{"scope":["https://www.googleapis.com/auth/drive"],"lifetime":"3601s"}""")]
    [InlineData("generateAccessToken", """{"scope":["https://www.googleapis.com/auth/drive"],"lifetime":"1 hour"}""")]
    public async Task What_is_wrong_with_the_request_is_an_invalid_argument(string method, string body)
    {
        await using var lab = await Lab.StartAsync();

        var answer = await CallAsync(lab, method, JsonSerializer.SerializeToElement("x"), raw: body);

        ((int)answer.Status).ShouldBe(400, answer.Text);
        answer["error/status"].ShouldBe("INVALID_ARGUMENT");
    }

    [Fact]
    public async Task The_project_must_be_the_wildcard()
    {
        await using var lab = await Lab.StartAsync();

        var answer = await CallAsync(lab, "signJwt", new { payload = "{}" }, project: "reeve-sandbox");

        answer["error/status"].ShouldBe("INVALID_ARGUMENT");
    }

    [Fact]
    public async Task A_project_without_the_api_is_told_where_to_enable_it()
    {
        await using var lab = await Lab.StartAsync();
        await lab.ControlAsync("PUT", "apis", new { disabled = new[] { "iamcredentials.googleapis.com" } });

        var answer = await CallAsync(lab, "signJwt", new { payload = "{}" });

        ((int)answer.Status).ShouldBe(403);
        answer["error/details/0/reason"].ShouldBe("SERVICE_DISABLED");
        answer["error/message"].ShouldContain("https://console.developers.google.com/apis/api/iamcredentials.googleapis.com");
    }

    [Fact]
    public async Task Calls_are_counted_by_method()
    {
        await using var lab = await Lab.StartAsync();
        await CallAsync(lab, "signBlob", new { payload = "aGk=" });

        var counters = await lab.ControlAsync("GET", "counters");

        counters.Text.ShouldContain("\"POST /v1/projects/{project}/serviceAccounts/{account}:signBlob\": 1");
    }

    private static async Task<Answer> CallAsync(
        Lab lab, string method, object body, string? account = null, string? token = null, string project = "-", string? raw = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/projects/{project}/serviceAccounts/{account ?? lab.ClientEmail}:{method}")
        {
            Content = raw is null ? JsonContent.Create(body) : new StringContent(raw, Encoding.UTF8, "application/json"),
        };
        token ??= (await lab.AskTokenAsync(lab.Claims(null, CloudPlatform)))["access_token"];
        if (token != "")
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        return await lab.SendAsync(request);
    }

    private static Task<Answer> ListAsync(Lab lab, string token) => lab.SendAsync(
        new HttpRequestMessage(HttpMethod.Get, "/storage/v1/b/corp-private/o") { Headers = { Authorization = new("Bearer", token) } });
}
