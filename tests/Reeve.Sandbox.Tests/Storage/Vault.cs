using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Reeve.Sandbox.Tests.Storage;

/// <summary>A sandbox for tests of its Cloud Storage, called over HTTP as a client would.</summary>
internal sealed class Vault : IAsyncDisposable
{
    public const string ReadWrite = "https://www.googleapis.com/auth/devstorage.read_write";
    public const string ReadOnly = "https://www.googleapis.com/auth/devstorage.read_only";
    public const int Granule = 256 * 1024;

    private Vault(Lab lab, string token)
    {
        Lab = lab;
        Token = token;
    }

    public Lab Lab { get; }

    /// <summary>A token of the service account itself.</summary>
    public string Token { get; }

    public Sandbox.Storage.Buckets Buckets => Lab.Company.Buckets;

    public static async Task<Vault> OpenAsync()
    {
        var lab = await Lab.StartAsync();
        var answer = await lab.AskTokenAsync(lab.Claims(null, ReadWrite));

        return new Vault(lab, answer["access_token"]);
    }

    /// <summary>Bytes that look like nothing, the same ones for the same length.</summary>
    public static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);

        return bytes;
    }

    /// <summary>Calls with the service account's token, or with another one, or with none for the empty text.</summary>
    public Task<Answer> CallAsync(
        string method, string path, HttpContent? content = null, string? token = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Lab.Host.Endpoint, path)) { Content = content };
        if (token != "")
        {
            request.Headers.Authorization = new("Bearer", token ?? Token);
        }

        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                content!.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return Lab.SendAsync(request);
    }

    public Task<Answer> GetAsync(string path, string? token = null) => CallAsync("GET", path, null, token);

    public Task<Answer> UploadAsync(string bucket, string name, byte[] bytes, string more = "", string? token = null) => CallAsync(
        "POST", $"/upload/storage/v1/b/{bucket}/o?uploadType=media&name={Uri.EscapeDataString(name)}{more}",
        new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("text/plain") } }, token);

    public Task<Answer> UploadAsync(string bucket, string name, string text, string more = "") =>
        UploadAsync(bucket, name, Encoding.UTF8.GetBytes(text), more);

    /// <summary>Starts a session and returns its address.</summary>
    public async Task<string> StartAsync(string bucket, string name, JsonObject? metadata = null, string more = "")
    {
        var answer = await CallAsync("POST", $"/upload/storage/v1/b/{bucket}/o?uploadType=resumable&name={Uri.EscapeDataString(name)}{more}",
            metadata is null ? null : new StringContent(metadata.ToJsonString(), Encoding.UTF8, "application/json"));
        ((int)answer.Status).ShouldBe(200, answer.Text);

        return answer.Response.Headers.Location!.ToString();
    }

    /// <summary>Sends to a session, without a token.</summary>
    public Task<Answer> PutAsync(string session, byte[] bytes, string? range, params (string Name, string Value)[] headers)
    {
        var content = new ByteArrayContent(bytes);
        if (range is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Range", range);
        }

        return CallAsync("PUT", session, content, "", headers);
    }

    /// <summary>Returns what a 308 says is kept; null for nothing.</summary>
    public static string? Kept(Answer answer) =>
        answer.Response.Headers.TryGetValues("Range", out var values) || answer.Response.Content.Headers.TryGetValues("Range", out values) ? values.Single() : null;

    public ValueTask DisposeAsync() => Lab.DisposeAsync();
}
