using Reeve.Google.Calls;
using Reeve.Http;

namespace Reeve.Google.Tests.Calls;

public sealed class GoogleTargetTests
{
    private static readonly Uri Loopback = new("http://127.0.0.1:8421");

    [Theory]
    [InlineData("/drive/v3/about?fields=user", "https://www.googleapis.com/drive/v3/about?fields=user")]
    [InlineData("drive/v3/about", "https://www.googleapis.com/drive/v3/about")]
    [InlineData("/upload/drive/v3/files", "https://www.googleapis.com/upload/drive/v3/files")]
    [InlineData("/admin/directory/v1/users/ada@corp.example", "https://admin.googleapis.com/admin/directory/v1/users/ada@corp.example")]
    [InlineData("/storage/v1/b/b/o/a%2Fb", "https://storage.googleapis.com/storage/v1/b/b/o/a%2Fb")]
    [InlineData("/v1/projects/-/serviceAccounts/x@p.iam.gserviceaccount.com:signJwt", "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/x@p.iam.gserviceaccount.com:signJwt")]
    [InlineData("/gmail/v1/users/me/messages", "https://gmail.googleapis.com/gmail/v1/users/me/messages")]
    [InlineData("/v1/people:listDirectoryPeople?x=1", "https://people.googleapis.com/v1/people:listDirectoryPeople?x=1")]
    [InlineData("https://WWW.GOOGLEAPIS.COM/drive/v3/about", "https://www.googleapis.com/drive/v3/about")]
    [InlineData("https://nobody-knows.googleapis.com/v9/x", "https://nobody-knows.googleapis.com/v9/x")]
    public void A_path_finds_its_host(string text, string address) =>
        GoogleTarget.Parse(text, HttpMethod.Get, null).Address.AbsoluteUri.ShouldBe(address);

    [Theory]
    [InlineData("https://googleapis.com.evil.example/drive/v3/about")]
    [InlineData("https://evilgoogleapis.com/drive/v3/about")]
    [InlineData("https://evil.example/drive/v3/about")]
    [InlineData("https://www.googleapis.com@evil.example/drive/v3/about")]
    [InlineData("https://evil@www.googleapis.com/drive/v3/about")]
    [InlineData("https://www.googleapis.com./drive/v3/about")]
    [InlineData("https://www.googleapis.com:8443/drive/v3/about")]
    [InlineData("http://www.googleapis.com/drive/v3/about")]
    [InlineData("ftp://www.googleapis.com/drive/v3/about")]
    [InlineData("https://www.googleapıs.com/drive/v3/about")]
    [InlineData("https://evil.example%2F.googleapis.com/")]
    [InlineData("https://googleapis.com/drive/v3/about")]
    [InlineData("//evil.example/drive/v3/about")]
    [InlineData("https:\\\\evil.example\\drive")]
    [InlineData("/\\evil.example/drive/v3/about")]
    [InlineData("https://127.0.0.1/drive/v3/about")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://www.googleapis.com/drive/v3/about#x")]
    [InlineData("/drive/v3/a\r\nX: y")]
    public void What_is_not_at_Googles_hosts_is_refused(string text)
    {
        Should.Throw<EndpointException>(() => GoogleTarget.Parse(text, HttpMethod.Get, null));
        Should.Throw<EndpointException>(() => GoogleTarget.Parse(text, HttpMethod.Get, Loopback));
    }

    [Theory]
    [InlineData("/drive/v3/..//evil.example/x")]
    [InlineData("/..//evil.example/drive/v3")]
    [InlineData("https://www.googleapis.com//evil.example/x")]
    public void A_path_cannot_become_a_host(string text)
    {
        GoogleTarget.Parse(text, HttpMethod.Get, Loopback).Address.Authority.ShouldBe("127.0.0.1:8421");
    }

    [Theory]
    [InlineData("https://www.googleapis.com/drive/v3/about?x=1", "http://127.0.0.1:8421/drive/v3/about?x=1")]
    [InlineData("http://127.0.0.1:8421/drive/v3/about", "http://127.0.0.1:8421/drive/v3/about")]
    [InlineData("/v1/projects/p/topics", "http://127.0.0.1:8421/v1/projects/p/topics")]
    public void An_endpoint_stands_for_all_hosts(string text, string address) =>
        GoogleTarget.Parse(text, HttpMethod.Get, Loopback).Address.AbsoluteUri.ShouldBe(address);

    [Theory]
    [InlineData("http://127.0.0.1:8422/drive/v3/about")]
    [InlineData("https://127.0.0.1:8421/drive/v3/about")]
    [InlineData("http://localhost:8421/drive/v3/about")]
    [InlineData("http://x@127.0.0.1:8421/drive/v3/about")]
    public void Another_origin_than_the_endpoint_is_refused(string text) =>
        Should.Throw<EndpointException>(() => GoogleTarget.Parse(text, HttpMethod.Get, Loopback));

    [Fact]
    public void A_path_that_several_hosts_serve_names_them()
    {
        var message = Should.Throw<EndpointException>(() => GoogleTarget.Parse("/v1/projects/p/serviceAccounts", HttpMethod.Get, null)).Message;

        message.ShouldContain("iam.googleapis.com, iamcredentials.googleapis.com");
        message.ShouldContain("`https://iam.googleapis.com/v1/projects/p/serviceAccounts`");
    }

    [Fact]
    public void A_path_that_nobody_is_known_to_serve_asks_for_the_whole_address() =>
        Should.Throw<EndpointException>(() => GoogleTarget.Parse("/nobody/v1", HttpMethod.Get, null)).Message.ShouldContain("`https://SERVICE.googleapis.com/nobody/v1`");

    [Theory]
    [InlineData("GET", "/drive/v3/files", "drive.metadata.readonly drive.readonly drive")]
    [InlineData("POST", "/drive/v3/files/x/permissions", "drive")]
    [InlineData("GET", "/drive/v3/files/x?alt=media", "drive.readonly drive")]
    [InlineData("GET", "/drive/v3/files/x/export?mimeType=text/plain", "drive.readonly drive")]
    [InlineData("GET", "/drive/v3/drives/x", "drive.readonly drive")]
    [InlineData("GET", "/admin/directory/v1/users", "admin.directory.user.readonly admin.directory.user")]
    [InlineData("DELETE", "/admin/directory/v1/users/x", "admin.directory.user")]
    [InlineData("GET", "/admin/directory/v1/users/x/tokens", "admin.directory.user.security")]
    [InlineData("GET", "/admin/reports/v1/activity/users/all/applications/drive", "admin.reports.audit.readonly")]
    [InlineData("GET", "/storage/v1/b/b/o", "devstorage.read_only devstorage.read_write devstorage.full_control cloud-platform")]
    [InlineData("POST", "/upload/storage/v1/b/b/o?name=x", "devstorage.read_write devstorage.full_control cloud-platform")]
    [InlineData("PUT", "/storage/v1/b/b/iam", "devstorage.full_control cloud-platform")]
    [InlineData("GET", "https://www.googleapis.com/admin/directory/v1/groups", "admin.directory.group.readonly admin.directory.group")]
    [InlineData("GET", "https://other.googleapis.com/drive/v3/files", "")]
    [InlineData("GET", "/v1/courses", "")]
    public void A_path_tells_its_scopes_the_least_first(string method, string text, string scopes) =>
        string.Join(' ', GoogleTarget.Parse(text, new(method), null).Scopes).Replace("https://www.googleapis.com/auth/", "", StringComparison.Ordinal).ShouldBe(scopes);
}
