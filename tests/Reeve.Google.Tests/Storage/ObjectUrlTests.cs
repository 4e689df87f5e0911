using System.Net;
using System.Security.Cryptography;
using System.Text;
using Reeve.Google.Storage;
using Reeve.Google.Storage.Signing;
using Reeve.Http;

namespace Reeve.Google.Tests.Storage;

public sealed class ObjectUrlTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a.txt", "a.txt")]
    [InlineData("dir/a b.txt", "dir/a%20b.txt")]
    [InlineData("#?%&+=;:@,$!'()*[]", "%23%3F%25%26%2B%3D%3B%3A%40%2C%24%21%27%28%29%2A%5B%5D")]
    [InlineData("naïve 日本 😀.txt", "na%C3%AFve%20%E6%97%A5%E6%9C%AC%20%F0%9F%98%80.txt")]
    [InlineData("100%25.txt", "100%2525.txt")]
    [InlineData("a//b/", "a//b/")]
    [InlineData("a\\b", "a%5Cb")]
    [InlineData("..a/b..", "..a/b..")]
    [InlineData("a/../b", "a%2F..%2Fb")]
    [InlineData("./a", ".%2Fa")]
    [InlineData("a/b/..", "a%2Fb%2F..")]
    public async Task Any_name_is_escaped_so_that_it_arrives_as_it_is(string name, string escaped)
    {
        using var bench = new StorageBench(withToken: false);
        bench.Net.Expect("HEAD", "/bkt/", HttpStatusCode.OK);

        var url = await bench.Api.GetUrlAsync("bkt", name, Stop);

        url.ShouldBe(new ObjectUrl("https://storage.googleapis.com/bkt/" + escaped, ObjectReach.Public));
        var asked = bench.Net.Seen.ShouldHaveSingleItem();
        asked.Address.AbsoluteUri.ShouldBe(url.Address); // What is sent is what is printed: nothing on the way has tidied it up.
        asked.Token.ShouldBeNull();
        Uri.UnescapeDataString(asked.Address.AbsolutePath).ShouldBe("/bkt/" + name);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task What_does_not_open_without_credentials_gets_the_url_for_people_who_are_signed_in(int status)
    {
        using var bench = new StorageBench(withToken: false);
        bench.Net.Expect("HEAD", "/bkt/a b", (HttpStatusCode)status);

        (await bench.Api.GetUrlAsync("bkt", "a b", Stop)).ShouldBe(new ObjectUrl("https://storage.cloud.google.com/bkt/a%20b", ObjectReach.SignedIn));
    }

    [Fact]
    public async Task Not_to_find_out_is_no_failure()
    {
        using var bench = new StorageBench(withToken: false);
        for (var i = 0; i < 8; i++) bench.Net.Expect("HEAD", "/bkt/a", HttpStatusCode.ServiceUnavailable);

        (await bench.Api.GetUrlAsync("bkt", "a", Stop)).ShouldBe(new ObjectUrl("https://storage.cloud.google.com/bkt/a", ObjectReach.Unknown));
    }

    [Fact]
    public void A_signed_url_signs_what_cloud_storage_computes_from_it()
    {
        var url = SignedUrl.Prepare(
            "https://storage.googleapis.com", StorageAddress.Path("bkt", "dir/a b#ä.txt"), "reeve@proj.iam.gserviceaccount.com",
            new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(1));

        Encoding.UTF8.GetString(url.StringToSign).ShouldBe(
            "GOOG4-RSA-SHA256\n20261124T100000Z\n20261124/auto/storage/goog4_request\n107a447031d202d6b39643153c0643059cc75a556874e4368ddcfaaf44eb8d88"); // Computed by hand with Python's hashlib and urllib.
        url.With([0xAB, 0x01]).ShouldBe(
            "https://storage.googleapis.com/bkt/dir/a%20b%23%C3%A4.txt?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Credential=reeve%40proj.iam.gserviceaccount.com%2F20261124%2Fauto%2Fstorage%2Fgoog4_request&X-Goog-Date=20261124T100000Z&X-Goog-Expires=3600&X-Goog-SignedHeaders=host&X-Goog-Signature=ab01");
    }

    [Fact]
    public async Task A_signed_url_carries_the_keys_signature()
    {
        using var bench = new StorageBench(withToken: false);
        using var key = RSA.Create();
        key.ImportFromPem(TestKey.File()["private_key"]!.GetValue<string>());

        var signed = await bench.Api.SignUrlAsync("bkt", "a.txt", TimeSpan.FromDays(7), Stop);

        var (query, signature) = (signed.Split("&X-Goog-Signature=")[0].Split('?')[1], signed.Split("&X-Goog-Signature=")[1]);
        query.ShouldContain("X-Goog-Date=20261120T100000Z&X-Goog-Expires=604800&");
        var request = $"GET\n/bkt/a.txt\n{query}\nhost:storage.googleapis.com\n\nhost\nUNSIGNED-PAYLOAD";
        var text = $"GOOG4-RSA-SHA256\n20261120T100000Z\n20261120/auto/storage/goog4_request\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(request)))}";
        key.VerifyData(Encoding.ASCII.GetBytes(text), Convert.FromHexString(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(604_801)]
    public async Task A_signed_url_lasts_a_week_at_most(int seconds)
    {
        using var bench = new StorageBench(withToken: false);

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => bench.Api.SignUrlAsync("bkt", "a", TimeSpan.FromSeconds(seconds), Stop));
    }

    [Theory]
    [InlineData("localhost:9023", "http://localhost:9023/")]
    [InlineData("127.0.0.1:9023", "http://127.0.0.1:9023/")]
    [InlineData("http://[::1]:9023", "http://[::1]:9023/")]
    [InlineData("http://localhost:9023/", "http://localhost:9023/")]
    [InlineData("http://localhost:9023/storage/v1/", "http://localhost:9023/")]
    [InlineData("https://gcs.example", "https://gcs.example/")]
    public void An_emulator_is_named_as_googles_clients_name_it(string text, string origin) =>
        StorageEmulator.ParseEndpoint(text).ShouldBe(new Uri(origin));

    [Theory]
    [InlineData("gcs:9023", "plain HTTP")]
    [InlineData("http://localhost:9023/b", "must be a host alone")]
    [InlineData("ftp://localhost", "is not an address")]
    [InlineData("http://", "is not an address")]
    public void What_names_no_emulator_is_refused(string text, string words) =>
        Should.Throw<EndpointException>(() => StorageEmulator.ParseEndpoint(text)).Message.ShouldContain(words);
}
