using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Reeve.Sandbox.Control;
using Reeve.Sandbox.Directory;
using Reeve.Sandbox.Drive;
using Reeve.Sandbox.Iam;
using Reeve.Sandbox.Seeding;
using Reeve.Sandbox.State;
using Reeve.Sandbox.Storage;
using Reeve.Sandbox.Tokens;
using Reeve.Sandbox.Weather;
using Reeve.Sandbox.Zoom;

namespace Reeve.Sandbox;

/// <summary>A running sandbox: a Google Workspace on the loopback address, in this process.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ServiceAccountKey _key;
    private readonly OtherIdentities _others;

    private SandboxHost(WebApplication application, ServiceAccountKey key, OtherIdentities others, Company company, ZoomAccount zoom, Uri endpoint)
    {
        _application = application;
        _key = key;
        _others = others;
        Company = company;
        Zoom = zoom;
        Endpoint = endpoint;
        CredentialsJson = key.ToJson(new Uri(endpoint, "/token"));
    }

    /// <summary>Where it serves, as <c>http://127.0.0.1:PORT/</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>The state, for whoever seeds or reads it in the same process.</summary>
    public Company Company { get; }

    /// <summary>The company's Zoom account, which the same address serves.</summary>
    public ZoomAccount Zoom { get; }

    /// <summary>The text of the service account's key file; the key is a fresh one for every sandbox.</summary>
    public string CredentialsJson { get; }

    /// <summary>The text of a credentials file of the administrator, who has signed in once.</summary>
    public string AuthorizedUserJson => _others.AuthorizedUser(Endpoint);

    /// <summary>The text of a credentials file by which the administrator acts as the service account, without its key.</summary>
    public string ImpersonatedJson => _others.Impersonated(Endpoint);

    /// <summary>Returns the text of a credentials file by which a workload elsewhere acts as the service account, without its key.</summary>
    /// <param name="tokenFile">Where <see cref="WorkloadToken"/> is to lie.</param>
    public string ExternalJson(string tokenFile) => _others.External(Endpoint, tokenFile);

    /// <summary>What the workload elsewhere has to show.</summary>
    public string WorkloadToken => _others.Federation.SubjectToken;

    /// <summary>Starts a sandbox; once the result is there it serves, and its files are written.</summary>
    /// <exception cref="FormatException">The seed file is not of the form that the dump has, or the faults or the quota are not as they should be.</exception>
    /// <exception cref="IOException">The port is taken, or a file could not be read or written.</exception>
    public static async Task<SandboxHost> StartAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);

        var clock = new SandboxClock(options.Time) { Offset = options.ClockOffset };
        var conditions = await FirstConditions.MakeAsync(options, clock, cancellationToken);
        var seeded = await Seed.MakeAsync(options, clock, cancellationToken);
        var key = new ServiceAccountKey(options.Key is { } given ? RSA.Create(given) : RSA.Create(2048));
        BuiltInBuckets.Add(seeded.Company.Buckets, key.Email);
        var zoom = new ZoomAccount(clock);
        zoom.SetStaff(seeded.Company.Domain);
        var tokens = new IssuedTokens(clock);
        var others = new OtherIdentities(seeded.Company, key, tokens);
        var application = Build(new Parts(options, seeded.Company, conditions, key, others, tokens, zoom));
        try
        {
            await application.StartAsync(cancellationToken);
            var host = new SandboxHost(application, key, others, seeded.Company, zoom, new Uri(application.Urls.First()));
            if (options.Directory is { } directory)
            {
                await SandboxFiles.WriteAsync(directory, host, seeded.Policy, cancellationToken);
            }

            return host;
        }
        catch
        {
            await application.DisposeAsync();
            key.Dispose();
            throw;
        }
    }

    /// <summary>Returns once the sandbox has stopped; cancelling stops it.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _application.WaitForShutdownAsync(cancellationToken);

    /// <summary>Stops serving. The files stay where they are.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
        Company.Buckets.Close();
        _key.Dispose();
    }

    private static WebApplication Build(Parts parts)
    {
        var (options, company, conditions, key, others, tokens, zoom) = parts;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = null;
            server.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.AddRoutingCore();
        var application = builder.Build();
        var overlaps = new Overlaps();
        var endpoint = new TokenEndpoint(company, key, tokens);
        var front = new WeatherFront(conditions, options.Time);

        application.Use((http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                http.Response.Headers.Date = company.Clock.GetUtcNow().ToString("R");

                return Task.CompletedTask;
            });

            return next(http);
        });
        application.Use(front.HandleAsync);
        new TokenApi(endpoint, others.User).Map(application);
        others.Map(application);
        new DrivePipeline(company, tokens, conditions, overlaps).Map(application);
        new DirectoryApi(company, tokens).Map(application);
        new KeyCertificates(key, company.Clock).Map(application);
        var storageCallers = new StorageCallers(company.Clock, tokens, key);
        new StorageApi(company.Buckets, storageCallers).Map(application);
        new XmlApi(company.Buckets, storageCallers, new SignedUrl(company.Clock, key)).Map(application);
        new StorageControl(company.Buckets).Map(application);
        var (zoomTokens, zoomLimits) = (new ZoomTokens(zoom, company.Clock), new ZoomLimits(company.Clock));
        new ZoomTokenApi(zoom, zoomTokens, company.Clock).Map(application);
        new ZoomApi(zoom, zoomTokens, zoomLimits, company.Clock).Map(application);
        new ZoomControl(zoom, zoomTokens, zoomLimits).Map(application);
        new DirectoryControl(company).Map(application);
        new ControlApi(company, conditions, overlaps, endpoint, () => EndAll(tokens, zoomTokens)).Map(application);
        application.MapFallback("{**path}", (RequestDelegate)(http => FrontEnd.SendAsync(http.Response, 404)));

        return application;
    }

    private static void EndAll(IssuedTokens tokens, ZoomTokens zoomTokens)
    {
        tokens.ExpireAll();
        zoomTokens.ExpireAll();
    }

    /// <summary>What a sandbox is put together from.</summary>
    private sealed record Parts(
        SandboxOptions Options, Company Company, Conditions Conditions, ServiceAccountKey Key, OtherIdentities Others, IssuedTokens Tokens, ZoomAccount Zoom);
}
