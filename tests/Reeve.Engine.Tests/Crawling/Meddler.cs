using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Reeve.Google;
using Reeve.Google.Identity;
using Reeve.Sandbox;

namespace Reeve.Engine.Tests.Crawling;

/// <summary>Stands between a client and the sandbox, and does something in between, so that the workspace changes while it is read, or does not show all.</summary>
internal sealed class Meddler : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly HttpMessageInvoker _onwards = new(new SocketsHttpHandler());
    private readonly SandboxHost _sandbox;
    private readonly Func<string, int, byte[], Task<byte[]>> _meddle;
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    private Meddler(SandboxHost sandbox, Func<string, int, byte[], Task<byte[]>> meddle)
    {
        (_sandbox, _meddle) = (sandbox, meddle);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.Run(PassOnAsync);
    }

    /// <summary>A client whose calls go through it.</summary>
    public GoogleClient Google { get; private set; } = null!;

    /// <summary>What went wrong in between, which the client would take for the service's fault.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Starts one.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="meddle">Done after each answer came: told the path, the how-manieth of that path it is, and the body, and returns the body to pass on.</param>
    public static async Task<Meddler> StartAsync(SandboxHost sandbox, Func<string, int, byte[], Task<byte[]>> meddle)
    {
        var meddler = new Meddler(sandbox, meddle);
        await meddler._application.StartAsync(TestContext.Current.CancellationToken);
        meddler.Google = new GoogleClient(new GoogleOptions
        {
            Credential = new GoogleCredential.Key(ServiceAccountKey.Parse(Encoding.UTF8.GetBytes(sandbox.CredentialsJson), "credentials.json")),
            Endpoint = new Uri(meddler._application.Urls.First()),
        });
        return meddler;
    }

    public async ValueTask DisposeAsync()
    {
        Google.Dispose();
        await _application.DisposeAsync();
        _onwards.Dispose();
    }

    private async Task PassOnAsync(HttpContext http)
    {
        using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), new Uri(_sandbox.Endpoint, http.Request.Path + http.Request.QueryString));
        request.Headers.TryAddWithoutValidation("Authorization", http.Request.Headers.Authorization.ToString());
        using var answer = await _onwards.SendAsync(request, http.RequestAborted);
        var body = await answer.Content.ReadAsByteArrayAsync(http.RequestAborted);

        int count;
        lock (_counts)
        {
            _counts[http.Request.Path] = count = _counts.GetValueOrDefault(http.Request.Path) + 1;
        }

        try
        {
            body = await _meddle(http.Request.Path, count, body);
        }
        catch (Exception wrong)
        {
            Failure ??= wrong;
            throw;
        }

        http.Response.StatusCode = (int)answer.StatusCode;
        http.Response.ContentLength = body.Length;
        http.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}
