using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Reeve.Google.Directory;
using Reeve.Google.Drive;
using Reeve.Testing;

namespace Reeve.Google.Tests;

/// <summary>A client on a stub network, with no wait between attempts.</summary>
internal sealed class GoogleBench : IDisposable
{
    public GoogleBench(Func<GoogleOptions, GoogleOptions>? configure = null)
    {
        var options = new GoogleOptions { Credential = new GoogleCredential.Key(TestKey.Read()), Time = Time, Chance = () => 0 };
        Client = new(configure is null ? options : configure(options), new HttpClient(Net));
    }

    public StubHandler Net { get; } = new();

    public FakeTimeProvider Time { get; } = new(new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));

    public GoogleClient Client { get; }

    public DriveApi Ada => Client.DriveAs("ada@corp.example", DriveAccess.Write);

    /// <summary>A new one each time, which knows nothing yet.</summary>
    public DirectoryApi Directory => Client.DirectoryAs("admin@corp.example");

    /// <summary>The scopes that tokens were asked for with, in order, without what all begin with.</summary>
    public IEnumerable<string> Scopes => Net.Seen.Where(request => request.Address.AbsolutePath == "/token")
        .Select(request => Claims(request).GetProperty("scope").GetString()!.Replace("https://www.googleapis.com/auth/", "", StringComparison.Ordinal));

    /// <summary>What a request for a token says.</summary>
    public static JsonElement Claims(StubRequest request)
    {
        var assertion = request.Body[(request.Body.IndexOf("assertion=", StringComparison.Ordinal) + "assertion=".Length)..];

        return JsonElement.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(assertion.Split('.')[1])));
    }

    /// <summary>Expects a request for a token and grants it.</summary>
    public GoogleBench Token(string token = "ya29.test")
    {
        Net.Expect("POST", "/token", HttpStatusCode.OK, $$"""{"access_token":"{{token}}","expires_in":3599,"token_type":"Bearer"}""");

        return this;
    }

    /// <summary>Expects a request for a token and refuses it.</summary>
    public GoogleBench NoToken(string error, string description, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        Net.Expect("POST", "/token", status, $$"""{"error":"{{error}}","error_description":"{{description}}"}""", ("Date", Time.GetUtcNow().ToString("R")));

        return this;
    }

    public void Dispose() => Client.Dispose();
}
