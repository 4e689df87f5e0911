using System.Net;
using Microsoft.Extensions.Time.Testing;
using Reeve.Testing;

namespace Reeve.Zoom.Tests;

/// <summary>A client on a stub network, with no wait between attempts but those that Zoom asks for.</summary>
internal sealed class ZoomBench : IDisposable
{
    public static readonly ZoomCredential OAuth = new ZoomCredential.ServerToServer("acc-1", "client-1", "s3cret-oauth");

    public static readonly ZoomCredential Jwt = new ZoomCredential.Jwt("key-1", "s3cret-jwt");

    public ZoomBench(ZoomCredential? credential = null, Func<ZoomOptions, ZoomOptions>? configure = null)
    {
        var options = new ZoomOptions { Credential = credential ?? OAuth, Time = Time, Chance = () => 0 };
        Client = new(configure is null ? options : configure(options), new HttpClient(Net));
    }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public StubHandler Net { get; } = new();

    public FakeTimeProvider Time { get; } = new(new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));

    public ZoomClient Client { get; }

    public string Now => Time.GetUtcNow().ToString("R");

    /// <summary>Expects a request for a token and grants it.</summary>
    public ZoomBench Token(string token = "zoom-token-1", string apiUrl = "https://api.zoom.us")
    {
        Net.Expect(
            "POST", "/oauth/token", HttpStatusCode.OK, $$"""{"access_token":"{{token}}","token_type":"bearer","expires_in":3599,"scope":"user:read:list_users:admin","api_url":"{{apiUrl}}"}""");

        return this;
    }

    /// <summary>Expects a request for a page of users.</summary>
    public ZoomBench Page(string part, string next, params string[] emails)
    {
        var users = emails.Select(email => $$"""{"id":"id-{{email}}","email":"{{email}}"}""");
        Net.Expect("GET", part, HttpStatusCode.OK, $$"""{"next_page_token":"{{next}}","page_size":300,"users":[{{string.Join(',', users)}}]}""");

        return this;
    }

    public void Dispose() => Client.Dispose();
}
