using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Reeve.Sandbox.Tests.Storage;

public sealed class PlainAddressTests
{
    [Theory]
    [InlineData("GET", "some text\n")]
    [InlineData("HEAD", "")]
    public async Task A_public_object_opens_without_a_token(string method, string text)
    {
        await using var vault = await Vault.OpenAsync();
        await vault.UploadAsync("corp-public", "a b/#?%.txt", "some text\n");

        var answer = await vault.CallAsync(method, "/corp-public/a%20b/%23%3F%25.txt", null, "");

        ((int)answer.Status).ShouldBe(200, answer.Text);
        answer.Text.ShouldBe(text);
        answer.Response.Content.Headers.ContentLength.ShouldBe(10);
        answer.Response.Headers.ETag!.Tag.ShouldBe("\"4d93d51945b88325c213640ef59fc50b\"");
    }

    [Theory]
    [InlineData("/corp-private/a", 403, "AccessDenied")]
    [InlineData("/corp-private/b", 403, "AccessDenied")]
    [InlineData("/corp-public/b", 404, "NoSuchKey")]
    [InlineData("/corp-nowhere/b", 404, "NoSuchBucket")]
    public async Task A_refusal_is_xml(string path, int status, string code)
    {
        await using var vault = await Vault.OpenAsync();
        await vault.UploadAsync("corp-private", "a", "x");

        var answer = await vault.GetAsync(path, "");

        ((int)answer.Status).ShouldBe(status, answer.Text);
        answer.Text.ShouldStartWith($"<?xml version='1.0' encoding='UTF-8'?><Error><Code>{code}</Code>");
        answer.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/xml");
    }

    [Fact]
    public async Task A_private_object_opens_with_a_token()
    {
        await using var vault = await Vault.OpenAsync();
        await vault.UploadAsync("corp-private", "a", "x");

        (await vault.GetAsync("/corp-private/a")).Text.ShouldBe("x");
    }

    [Fact]
    public async Task An_object_can_be_put_under_its_address()
    {
        await using var vault = await Vault.OpenAsync();
        var content = new StringContent("some text\n", Encoding.UTF8, new MediaTypeHeaderValue("text/plain"));

        var answer = await vault.CallAsync("PUT", "/corp-private/x/y", content, null, ("x-goog-meta-k", "v"), ("x-goog-if-generation-match", "0"));
        var again = await vault.CallAsync("PUT", "/corp-private/x/y", new StringContent("2"), null, ("x-goog-if-generation-match", "0"));

        ((int)answer.Status).ShouldBe(200, answer.Text);
        answer.Response.Headers.GetValues("x-goog-hash").First().ShouldBe("crc32c=DkjKuA==");
        vault.Buckets.Find("corp-private", "x/y")!.Metadata["k"].ShouldBe("v");
        ((int)again.Status).ShouldBe(412);
        again.Text.ShouldContain("<Code>PreconditionFailed</Code>");
    }

    [Fact]
    public async Task A_session_can_be_started_under_the_address()
    {
        await using var vault = await Vault.OpenAsync();

        var started = await vault.CallAsync("POST", "/corp-private/x/%23", new ByteArrayContent([]), null, ("x-goog-resumable", "start"));
        var sent = await vault.PutAsync(started.Response.Headers.Location!.ToString(), Vault.Bytes(9), "bytes 0-8/9");

        ((int)started.Status).ShouldBe(201, started.Text);
        ((int)sent.Status).ShouldBe(200, sent.Text);
        sent.Bytes.ShouldBeEmpty();
        vault.Buckets.Read("corp-private", "x/#").ShouldBe(Vault.Bytes(9));
    }

    [Fact]
    public async Task Other_apis_addresses_are_left_alone()
    {
        await using var vault = await Vault.OpenAsync();

        (await vault.GetAsync("/drive/v3/nothing")).Text.ShouldStartWith("<!DOCTYPE html>");
        (await vault.GetAsync("/token")).Text.ShouldStartWith("<!DOCTYPE html>");
    }

    [Fact]
    public async Task A_signed_url_lends_the_signers_right()
    {
        await using var vault = await Vault.OpenAsync();
        await vault.UploadAsync("corp-private", "a b/ü#.txt", "secret");
        await vault.UploadAsync("corp-dropbox", "d", "secret");

        var opened = await vault.GetAsync(Sign(vault, "corp-private", "a b/ü#.txt"), "");
        var lacking = await vault.GetAsync(Sign(vault, "corp-dropbox", "d"), "");

        opened.Text.ShouldBe("secret");
        ((int)lacking.Status).ShouldBe(403);
        lacking.Text.ShouldContain("storage.objects.get");
    }

    [Fact]
    public async Task A_signed_url_ends()
    {
        await using var vault = await Vault.OpenAsync();
        await vault.UploadAsync("corp-private", "a", "secret");
        var url = Sign(vault, "corp-private", "a");
        vault.Lab.Time.Advance(TimeSpan.FromSeconds(3600));
        var last = await vault.GetAsync(url, "");
        vault.Lab.Time.Advance(TimeSpan.FromSeconds(1));

        var late = await vault.GetAsync(url, "");

        ((int)last.Status).ShouldBe(200);
        ((int)late.Status).ShouldBe(400);
        late.Text.ShouldContain("<Code>ExpiredToken</Code>");
    }

    [Theory]
    [InlineData("HEAD", "", "")]
    [InlineData("GET", "X-Goog-Expires=3600", "X-Goog-Expires=3601")]
    [InlineData("GET", "/a?", "/b?")]
    [InlineData("GET", "X-Goog-SignedHeaders=host", "X-Goog-SignedHeaders=host&more=1")]
    public async Task What_was_not_signed_does_not_open(string method, string before, string after)
    {
        await using var vault = await Vault.OpenAsync();
        await vault.UploadAsync("corp-private", "a", "secret");
        await vault.UploadAsync("corp-private", "b", "secret");
        var url = Sign(vault, "corp-private", "a");

        var answer = await vault.CallAsync(method, before == "" ? url : url.Replace(before, after, StringComparison.Ordinal), null, "");

        ((int)answer.Status).ShouldBe(403);
        if (method == "GET")
        {
            answer.Text.ShouldContain("<Code>SignatureDoesNotMatch</Code>");
        }
    }

    [Theory]
    [InlineData("X-Goog-Expires=3600", "X-Goog-Expires=604801")]
    [InlineData("X-Goog-Algorithm=GOOG4-RSA-SHA256", "X-Goog-Algorithm=GOOG4-HMAC-SHA256")]
    [InlineData("X-Goog-SignedHeaders=host", "X-Goog-SignedHeaders=date")]
    public async Task A_signed_url_of_a_wrong_form_is_refused(string before, string after)
    {
        await using var vault = await Vault.OpenAsync();

        var answer = await vault.GetAsync(Sign(vault, "corp-private", "a").Replace(before, after, StringComparison.Ordinal), "");

        ((int)answer.Status).ShouldBe(400);
        answer.Text.ShouldContain("<Code>InvalidArgument</Code>");
    }

    private static string Sign(Vault vault, string bucket, string name)
    {
        var time = vault.Lab.Time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'");
        var scope = time[..8] + "/auto/storage/goog4_request";
        var path = $"/{bucket}/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}";
        var query = $"X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Credential={Uri.EscapeDataString(vault.Lab.ClientEmail + "/" + scope)}"
            + $"&X-Goog-Date={time}&X-Goog-Expires=3600&X-Goog-SignedHeaders=host";
        var request = $"GET\n{path}\n{query}\nhost:{vault.Lab.Host.Endpoint.Authority}\n\nhost\nUNSIGNED-PAYLOAD";
        var text = $"GOOG4-RSA-SHA256\n{time}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request)))}";
        var signature = vault.Lab.Key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        return $"{path}?{query}&X-Goog-Signature={Convert.ToHexStringLower(signature)}";
    }
}
