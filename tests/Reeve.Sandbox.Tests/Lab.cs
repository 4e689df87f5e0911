using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Reeve.Sandbox.Tests;

/// <summary>A sandbox of its own for one test, and a client that speaks to it over HTTP.</summary>
internal sealed class Lab : IAsyncDisposable
{
    public const string Full = "https://www.googleapis.com/auth/drive";
    public const string Ada = "ada@corp.example";
    public const string Bo = "bo@corp.example";
    public const string Cy = "cy@corp.example";

    // Making a key takes longer than most tests.
    private static readonly Lazy<RSAParameters> SharedKey = new(() =>
    {
        using var key = RSA.Create(2048);

        return key.ExportParameters(includePrivateParameters: true);
    });

    private readonly Dictionary<string, string> _tokens = [];

    private Lab(SandboxHost host, FakeTimeProvider time)
    {
        Host = host;
        Time = time;
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = host.Endpoint };
        using var key = JsonDocument.Parse(host.CredentialsJson);
        ClientEmail = key.RootElement.GetProperty("client_email").GetString()!;
        Key = RSA.Create();
        Key.ImportFromPem(key.RootElement.GetProperty("private_key").GetString());
    }

    public SandboxHost Host { get; }

    public Company Company => Host.Company;

    public FakeTimeProvider Time { get; }

    public HttpClient Http { get; }

    public string ClientEmail { get; }

    public RSA Key { get; }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Starts an empty company with three users and a group.</summary>
    public static async Task<Lab> StartAsync(bool empty = true, DateTimeOffset? now = null)
    {
        var time = new FakeTimeProvider(now ?? new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        var host = await SandboxHost.StartAsync(new SandboxOptions { Time = time, Empty = empty, Key = SharedKey.Value }, Stop);
        host.Company.AddUser(Ada);
        host.Company.AddUser(Bo);
        host.Company.AddUser(Cy);
        host.Company.AddGroup("team@corp.example", Bo);

        return new Lab(host, time);
    }

    /// <summary>Calls the Drive API as a user.</summary>
    /// <param name="who">The user.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path below <c>/drive/v3/</c>, with parameters.</param>
    /// <param name="body">An object to send as JSON.</param>
    /// <param name="scope">The scope of the token.</param>
    public async Task<Answer> CallAsync(string who, string method, string path, object? body = null, string scope = Full)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), "/drive/v3/" + path);
        request.Headers.Authorization = new("Bearer", await TokenAsync(who, scope));
        request.Content = body is null ? null : JsonContent.Create(body);

        return await SendAsync(request);
    }

    public Task<Answer> GetAsync(string who, string path) => CallAsync(who, "GET", path);

    /// <summary>Calls the control API.</summary>
    public Task<Answer> ControlAsync(string method, string path, object? body = null) => SendAsync(
        new HttpRequestMessage(new HttpMethod(method), "/_sandbox/" + path) { Content = body is null ? null : JsonContent.Create(body) });

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request, Stop);
        var bytes = await response.Content.ReadAsByteArrayAsync(Stop);
        var isJson = response.Content.Headers.ContentType?.MediaType == "application/json";

        return new Answer(response.StatusCode, isJson ? JsonNode.Parse(bytes) : null, bytes, response);
    }

    public async Task<string> TokenAsync(string who, string scope = Full)
    {
        if (!_tokens.TryGetValue(who + " " + scope, out var token))
        {
            var answer = await AskTokenAsync(Claims(who, scope));
            answer.Status.ShouldBe(HttpStatusCode.OK);
            _tokens[who + " " + scope] = token = answer["access_token"];
        }

        return token;
    }

    /// <summary>Returns claims as a client makes them; no subject with null.</summary>
    public JsonObject Claims(string? subject, string scope = Full)
    {
        var now = Time.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = ClientEmail,
            ["scope"] = scope,
            ["aud"] = "https://oauth2.googleapis.com/token",
            ["iat"] = now,
            ["exp"] = now + 3600,
        };
        if (subject is not null)
        {
            claims["sub"] = subject;
        }

        return claims;
    }

    public Task<Answer> AskTokenAsync(JsonObject claims, RSA? key = null) => AskTokenAsync(Jwt.Sign(claims, key ?? Key));

    public Task<Answer> AskTokenAsync(string assertion, string grantType = "urn:ietf:params:oauth:grant-type:jwt-bearer") => SendAsync(
        new HttpRequestMessage(HttpMethod.Post, "/token")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = grantType, ["assertion"] = assertion }),
        });

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Key.Dispose();
        await Host.DisposeAsync();
    }
}
