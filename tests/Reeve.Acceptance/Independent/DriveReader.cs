using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Reeve.Acceptance.Independent;

/// <summary>Reads and shares in Drive over plain HTTP, as any user: written from Google's documentation, with no part of Reeve.</summary>
internal sealed class DriveReader : IDisposable
{
    private const string Scope = "https://www.googleapis.com/auth/drive";

    private readonly HttpClient _http;
    private readonly JsonNode _key;
    private readonly RSA _rsa = RSA.Create();
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);

    public DriveReader(HttpClient http, string credentials)
    {
        _http = http;
        _key = JsonNode.Parse(credentials)!;
        _rsa.ImportFromPem(_key["private_key"]!.GetValue<string>());
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>All grants of an item, in the name of somebody who may share it.</summary>
    public async Task<IReadOnlyDictionary<string, Grant>> GrantsAsync(string user, string file)
    {
        const string Fields = "permissions(id,type,role,emailAddress,domain,allowFileDiscovery,expirationTime,deleted,view,permissionDetails)";
        var json = await CallAsync(user, HttpMethod.Get, $"files/{file}/permissions?supportsAllDrives=true&fields={Fields}");

        return json["permissions"]!.AsArray().Where(permission => permission!["view"] is null)
            .Select(permission => Grant.Read(permission!)).GroupBy(grant => grant.Who, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Aggregate(Grant.Together), StringComparer.Ordinal);
    }

    /// <summary>Some fields of a file.</summary>
    public Task<JsonNode> FileAsync(string user, string file, string fields) => CallAsync(user, HttpMethod.Get, $"files/{file}?supportsAllDrives=true&fields={fields}");

    /// <summary>Makes a call of the Drive API that succeeds.</summary>
    /// <param name="user">In whose name.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path below <c>/drive/v3/</c>, with parameters.</param>
    /// <param name="body">What to send as JSON; null for nothing.</param>
    public async Task<JsonNode> CallAsync(string user, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, "/drive/v3/" + path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", await TokenAsync(user));
        using var response = await _http.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        response.IsSuccessStatusCode.ShouldBeTrue($"{method} {path} as {user}: {text}");

        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    public void Dispose() => _rsa.Dispose();

    private async Task<string> TokenAsync(string user)
    {
        if (!_tokens.TryGetValue(user, out var token))
        {
            using var response = await _http.PostAsync(new Uri(_key["token_uri"]!.GetValue<string>()), new FormUrlEncodedContent(
            [
                new("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
                new("assertion", Sign(user)),
            ]), Stop);
            var text = await response.Content.ReadAsStringAsync(Stop);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, $"a token for {user}: {text}");
            _tokens[user] = token = JsonNode.Parse(text)!["access_token"]!.GetValue<string>();
        }

        return token;
    }

    // Source: Google Identity, "Using OAuth 2.0 for server to server applications", "Preparing to make an authorized API call".
    private string Sign(string user)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = _key["client_email"]!.GetValue<string>(),
            ["sub"] = user,
            ["scope"] = Scope,
            ["aud"] = "https://oauth2.googleapis.com/token",
            ["iat"] = now,
            ["exp"] = now + 3600,
        };
        var signed = Encode("""{"alg":"RS256","typ":"JWT"}""") + "." + Encode(claims.ToJsonString());

        return signed + "." + Base64Url.EncodeToString(_rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
