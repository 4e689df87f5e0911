using System.Net.Http.Json;
using System.Text;
using Reeve.Core.Policies;
using Reeve.Engine.Applying;
using Reeve.Engine.Documents;
using Reeve.Engine.Journaling;
using Reeve.Google;
using Reeve.Google.Drive;
using Reeve.Google.Identity;
using Reeve.Sandbox;

namespace Reeve.Engine.Tests;

/// <summary>A sandbox with no items, and an engine that works against it.</summary>
internal sealed class SandboxWorkspace : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reeve-engine-").FullName;
    private readonly HttpMessageInvoker _control = new(new SocketsHttpHandler());
    private GoogleClient? _google;

    private SandboxWorkspace(SandboxHost sandbox) => Sandbox = sandbox;

    public SandboxHost Sandbox { get; }

    public Company Company => Sandbox.Company;

    public StateFolder State => new(Path.Combine(_folder, "state"));

    public static async Task<SandboxWorkspace> StartAsync() =>
        new(await SandboxHost.StartAsync(new SandboxOptions { Empty = true }, TestContext.Current.CancellationToken));

    public GoogleClient Google(int concurrentRequests = 16) => _google ??= new GoogleClient(new GoogleOptions
    {
        Credential = new GoogleCredential.Key(ServiceAccountKey.Parse(Encoding.UTF8.GetBytes(Sandbox.CredentialsJson), "credentials.json")), Endpoint = Sandbox.Endpoint, MaxConcurrentRequests = concurrentRequests,
    });

    public ReeveEngine Engine(int concurrentRequests = 16, IWriteGate? gate = null) =>
        new(Google(concurrentRequests), new EngineOptions { State = State, Gate = gate });

    /// <summary>A policy of one tree, in its own words.</summary>
    /// <param name="root">Its root.</param>
    /// <param name="access">The entries of its <c>access</c>.</param>
    /// <param name="reader">Who reads it.</param>
    /// <param name="more">Further keys of the tree, as a flow mapping writes them: each with a comma before it.</param>
    public Policy Policy(string root, string access, string reader = "ada@corp.example", string more = "") =>
        PolicyOf($"root: {root}, mode: exact, access: [{access}], as: {reader}{more}");

    /// <summary>A policy of one shared drive, that whoever may reads.</summary>
    /// <param name="drive">The drive.</param>
    /// <param name="access">Its members, as entries of <c>access</c>.</param>
    /// <param name="more">Further keys of the tree, as a flow mapping writes them: each with a comma before it.</param>
    public Policy DrivePolicy(string drive, string access, string more = "") => PolicyOf($"drive: {drive}, mode: exact, access: [{access}]{more}");

    public Task<PreparedPlan> PlanAsync(Policy policy, ReeveEngine? engine = null) =>
        (engine ?? Engine()).PlanAsync(policy, "sha256:test", [], DriveAccess.Write, null, TestContext.Current.CancellationToken);

    public async Task<RunResult> ApplyAsync(Policy policy, ReeveEngine? engine = null, ApplyOptions? options = null)
    {
        engine ??= Engine();
        var prepared = await PlanAsync(policy, engine);
        return await engine.ApplyAsync(prepared, options ?? new ApplyOptions(), null, TestContext.Current.CancellationToken);
    }

    public Task<RunResult> UndoAsync(string run) => Engine().UndoAsync(run, 4, null, TestContext.Current.CancellationToken);

    public string Dump() => Encoding.UTF8.GetString(Company.Dump());

    public Task SetAsync(string what, object body) => SendAsync(HttpMethod.Put, what, body);

    public Task FaultAsync(object fault) => SendAsync(HttpMethod.Post, "faults", fault);

    public Task ClearFaultsAsync() => SendAsync(HttpMethod.Delete, "faults", new { });

    public async Task<string> LookAsync(string what)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Sandbox.Endpoint, "/_sandbox/" + what));
        using var answer = await _control.SendAsync(request, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _google?.Dispose();
        _control.Dispose();
        await Sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Policy PolicyOf(string tree)
    {
        var reading = PolicyReader.Read($"""
            version: 1
            workspace: {"{"} domains: [{Company.Domain}], trusted: [partner.example], admin: {Company.Admin} {"}"}
            trees:
              tree: {"{"} {tree} {"}"}
            safety: {"{"} maxChanges: 1000 {"}"}
            """, "reeve.yaml");
        return reading.Policy.ShouldNotBeNull(string.Join('\n', reading.Diagnostics));
    }

    private async Task SendAsync(HttpMethod method, string what, object body)
    {
        using var request = new HttpRequestMessage(method, new Uri(Sandbox.Endpoint, "/_sandbox/" + what)) { Content = JsonContent.Create(body) };
        using var answer = await _control.SendAsync(request, TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
