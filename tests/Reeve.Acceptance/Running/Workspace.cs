using Reeve.Acceptance.Independent;
using Reeve.Sandbox;
using Reeve.Sandbox.Zoom;

namespace Reeve.Acceptance.Running;

/// <summary>A sandbox, a folder and a command line, made for one test.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    public const string Admin = "admin@corp.example";
    public const string Ada = "ada@corp.example";
    public const string Ben = "ben@corp.example";
    public const string Cleo = "cleo@corp.example";
    public const string Dan = "dan@corp.example";

    private readonly SandboxHost _host;

    private Workspace(SandboxHost host, string folder)
    {
        _host = host;
        Folder = folder;
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = host.Endpoint };
        Control = new SandboxControl(Http);
        Drive = new DriveReader(Http, host.CredentialsJson);
        Reeve = new CommandLine(folder, new Dictionary<string, string>
        {
            ["HOME"] = Path.Combine(folder, "home"),
            ["XDG_STATE_HOME"] = Path.Combine(folder, "state"),
            ["GOOGLE_APPLICATION_CREDENTIALS"] = Path.Combine(folder, "credentials.json"),
            ["REEVE_GOOGLE_ENDPOINT"] = host.Endpoint.ToString().TrimEnd('/'),
            ["REEVE_ZOOM_ENDPOINT"] = host.Endpoint.ToString().TrimEnd('/'),
        });
    }

    /// <summary>The working folder of the commands; it holds <c>credentials.json</c>.</summary>
    public string Folder { get; }

    /// <summary>The folder in which Reeve keeps its state where nothing else is said.</summary>
    public string StateFolder => Path.Combine(Folder, "state", "reeve");

    /// <summary>The company, for seeding.</summary>
    public Company Company => _host.Company;

    public Uri Endpoint => _host.Endpoint;

    public HttpClient Http { get; }

    public SandboxControl Control { get; }

    /// <summary>Reads Drive as anybody, without any part of Reeve.</summary>
    public DriveReader Drive { get; }

    public CommandLine Reeve { get; }

    /// <summary>The same, with the Zoom account's OAuth app.</summary>
    public CommandLine ReeveByOAuth => Reeve.With(
        ("ZOOM_ACCOUNT_ID", Zoom.AccountId), ("ZOOM_CLIENT_ID", Zoom.ClientId), ("ZOOM_CLIENT_SECRET", Zoom.ClientSecret));

    /// <summary>The same, with the Zoom account's JWT app.</summary>
    public CommandLine ReeveByJwt => Reeve.With(("ZOOM_API_KEY", Zoom.ApiKey), ("ZOOM_API_SECRET", Zoom.ApiSecret));

    /// <summary>The Zoom account, for seeding.</summary>
    public ZoomAccount Zoom => _host.Zoom;

    /// <summary>Starts one without any item; Ada, Ben, Cleo and Dan are there, and the group <c>team@corp.example</c> of Ben and Dan.</summary>
    public static async Task<Workspace> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("reeve-acceptance-").FullName;
        var host = await SandboxHost.StartAsync(new SandboxOptions { Directory = folder, Empty = true }, TestContext.Current.CancellationToken);
        foreach (var user in new[] { Ada, Ben, Cleo, Dan })
        {
            host.Company.AddUser(user);
        }

        host.Company.AddGroup("team@corp.example", Ben, Dan);

        return new Workspace(host, folder);
    }

    /// <summary>Writes <c>reeve.yaml</c>.</summary>
    public void WritePolicy(string yaml) => File.WriteAllText(PathOf("reeve.yaml"), yaml);

    /// <summary>Writes a policy with one tree, <c>docs</c>, that Ada reads.</summary>
    /// <param name="root">Its root.</param>
    /// <param name="access">The entries of <c>access</c>, as flow mappings; none for nobody.</param>
    /// <param name="more">Further keys of the tree and, not indented, of the policy.</param>
    public void WritePolicy(string root, IEnumerable<string> access, string more = "") => WritePolicy($"""
        version: 1
        workspace:
          domains: [corp.example]
          trusted: [partner.example]
          admin: {Admin}
        trees:
          docs:
            root: {root}
            as: {Ada}
            mode: exact
            access: [{string.Join(", ", access)}]
        {more}
        """);

    /// <summary>The path of a file in the folder.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);

    public async ValueTask DisposeAsync()
    {
        Drive.Dispose();
        Http.Dispose();
        await _host.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
