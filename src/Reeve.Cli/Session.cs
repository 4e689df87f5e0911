using System.CommandLine;
using Reeve.Cli.Output;
using Reeve.Engine;
using Reeve.Engine.Documents;
using Reeve.Engine.Journaling;
using Reeve.Google;
using Reeve.Google.Identity;
using Reeve.Google.Storage;
using Reeve.Http;
using Reeve.Http.Failures;
using Reeve.Zoom;

namespace Reeve.Cli;

/// <summary>What the flags, the environment and the files say, put together once: the only place that reads them.</summary>
internal sealed class Session(ParseResult flags)
{
    /// <summary>The clock.</summary>
    public TimeProvider Time { get; } = TimeProvider.System;

    /// <summary>Where results and talk go.</summary>
    public Terminal Terminal { get; } = Terminal.Open(flags.GetValue(GlobalOptions.NoColor), flags.GetValue(GlobalOptions.Quiet));

    /// <summary>Whether to show all rows and say more.</summary>
    public bool IsVerbose => flags.GetValue(GlobalOptions.Verbose);

    /// <summary>How results are written.</summary>
    public OutputFormat Format => flags.GetValue(GlobalOptions.Format) ?? (Console.IsOutputRedirected ? OutputFormat.Json : OutputFormat.Table);

    /// <summary>The format that was asked for; null for none.</summary>
    public OutputFormat? FormatAsked => flags.GetValue(GlobalOptions.Format);

    /// <summary>The state folder.</summary>
    public StateFolder State => new(flags.GetValue(GlobalOptions.State) ?? DefaultState());

    /// <summary>The global flags that another command has to be given to work with the same credentials and state.</summary>
    public IReadOnlyList<string> Repeated =>
    [
        .. flags.GetValue(GlobalOptions.Credentials) is { } credentials ? new[] { "--credentials", credentials } : [],
        .. flags.GetValue(GlobalOptions.State) is { } state ? new[] { "--state", state } : [],
    ];

    /// <summary>The value of a flag.</summary>
    public T? Value<T>(Option<T> option) => flags.GetValue(option);

    /// <summary>The values of an argument.</summary>
    public T? Value<T>(Argument<T> argument) => flags.GetValue(argument);

    /// <summary>Reads the policy.</summary>
    /// <exception cref="UsageException">It cannot be read or is not valid; the message has all that is wrong, a line each.</exception>
    public PolicyReading ReadPolicy()
    {
        var file = flags.GetValue(GlobalOptions.Policy)!;
        string text;
        try
        {
            text = File.ReadAllText(file);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The policy `{file}` cannot be read: {Reason(unread)} Name another with `--policy FILE`.");
        }

        var reading = PolicyReader.Read(text, file);
        return reading.Policy is not null ? reading : throw new UsageException(string.Join('\n', reading.Diagnostics.Select(diagnostic => diagnostic.ToString())));
    }

    /// <summary>Reads the policy, if there is one: a file that is named has to be there.</summary>
    /// <param name="mayDoWithout">Whether one that is not valid is only told of.</param>
    /// <returns>Null if there is none.</returns>
    /// <exception cref="UsageException">It cannot be read or is not valid, and cannot be done without.</exception>
    public PolicyReading? ReadPolicyIfAny(bool mayDoWithout)
    {
        var isNamed = flags.GetResult(GlobalOptions.Policy) is { Implicit: false };
        if (!isNamed && !File.Exists(flags.GetValue(GlobalOptions.Policy)))
        {
            return null;
        }

        try
        {
            return ReadPolicy();
        }
        catch (UsageException wrong) when (mayDoWithout && !isNamed)
        {
            Terminal.Say($"The policy is not looked at, for it is not valid: {wrong.Message.Split('\n')[0]}");
            return null;
        }
    }

    /// <summary>Makes the way to Google.</summary>
    /// <param name="concurrentRequests">The most requests in flight at once.</param>
    /// <exception cref="UsageException">There are no credentials, or a variable cannot be read.</exception>
    /// <exception cref="KeyFileException">The key cannot be used.</exception>
    public GoogleClient OpenGoogle(int concurrentRequests)
    {
        var credential = CredentialsFile is { } file ? GoogleCredential.Read(file)
            : GoogleCredential.FindDefault(Variable)
            ?? throw new UsageException("No credentials are named; give `--credentials FILE`, or set GOOGLE_APPLICATION_CREDENTIALS, or sign in with `gcloud auth application-default login`.");
        var quota = Variable("REEVE_QUOTA") switch
        {
            null or "units" => QuotaModel.Units,
            "queries" => QuotaModel.Queries,
            var other => throw new UsageException($"REEVE_QUOTA is `{Printable.Text(other)}`; it can be `units` or `queries`."),
        };
        State.Make();
        return new GoogleClient(new GoogleOptions
        {
            Credential = credential,
            Subjects = Subjects(),
            Impersonated = new SubjectLog(Path.Combine(State.Path, "subjects.log"), IsVerbose ? Terminal : null, Time).Add,
            Endpoint = GoogleEndpoint,
            StorageEndpoint = Variable("STORAGE_EMULATOR_HOST") is { } emulator ? StorageEmulator.ParseEndpoint(emulator) : null,
            TokenCacheFile = State.TokenFile,
            Quota = quota,
            MaxConcurrentRequests = concurrentRequests,
        });
    }

    /// <summary>Makes the way to Cloud Storage: to an emulator with a key only if one is named on the command line, as Google's own clients do.</summary>
    /// <param name="concurrentRequests">The most requests in flight at once.</param>
    /// <exception cref="UsageException">No key is named where one is needed.</exception>
    /// <exception cref="KeyFileException">The key cannot be used.</exception>
    public (StorageApi Storage, IDisposable Owner) OpenStorage(int concurrentRequests)
    {
        if (Variable("STORAGE_EMULATOR_HOST") is { } host && flags.GetValue(GlobalOptions.Credentials) is null)
        {
            State.Make();
            var emulator = new StorageEmulator(StorageEmulator.ParseEndpoint(host), concurrentRequests);
            return (emulator.Storage, emulator);
        }

        var google = OpenGoogle(concurrentRequests);
        return (google.Storage, google);
    }

    /// <summary>One origin that stands for all of Google's hosts; null for Google itself.</summary>
    /// <exception cref="EndpointException">It is set, and cannot be used.</exception>
    public static Uri? GoogleEndpoint => Variable("REEVE_GOOGLE_ENDPOINT") is { } endpoint ? GoogleOptions.ParseEndpoint(endpoint) : null;

    /// <summary>What to say after a failure that a variable may have led to; empty for nothing.</summary>
    public static string HintAbout(Exception failure)
    {
        string[] leading = failure is ApiException { Fault: ApiFault.Unreachable } ? ["REEVE_GOOGLE_ENDPOINT", "REEVE_ZOOM_ENDPOINT", "STORAGE_EMULATOR_HOST"] : [];
        return leading.FirstOrDefault(name => Variable(name) is { } value && Uri.TryCreate(value, UriKind.Absolute, out var place) && failure.Message.Contains($"`{place.Authority}`", StringComparison.Ordinal)) is { } variable
            ? $" {variable} leads there: is `reeve sandbox` running?" : "";
    }

    /// <summary>Where the credentials for Google are; null if none are named.</summary>
    public string? CredentialsFile => flags.GetValue(GlobalOptions.Credentials) ?? Variable("GOOGLE_APPLICATION_CREDENTIALS");

    /// <summary>Whether any of the variables that Zoom's credentials are read from is set.</summary>
    public static bool HasZoom => ZoomCredentials.Names.Any(name => Variable(name) is not null);

    /// <summary>One origin that stands for all of Zoom's hosts; null for none.</summary>
    /// <exception cref="EndpointException">It cannot be used.</exception>
    public static Uri? ZoomEndpoint => Variable("REEVE_ZOOM_ENDPOINT") is { } endpoint ? ZoomOptions.ParseEndpoint(endpoint) : null;

    /// <summary>Makes the way to Zoom: by Server-to-Server OAuth where its variables are set, else by a JWT app's.</summary>
    /// <exception cref="UsageException">Neither is set, or only in part.</exception>
    public ZoomClient OpenZoom()
    {
        var credential = ZoomCredentials.From(Variable);
        State.Make();
        return new ZoomClient(new ZoomOptions
        {
            Credential = credential,
            Endpoint = ZoomEndpoint,
            TokenCacheFile = State.TokenFile,
        });
    }

    /// <summary>Makes the engine.</summary>
    public ReeveEngine OpenEngine(GoogleClient google) => new(google, new EngineOptions { State = State, Time = Time });

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static SubjectRules? Subjects()
    {
        try
        {
            return Variable("REEVE_SUBJECTS") is { } patterns ? SubjectRules.Parse(patterns) : null;
        }
        catch (FormatException wrong)
        {
            throw new UsageException($"REEVE_SUBJECTS cannot be read. {wrong.Message}");
        }
    }

    private static string Reason(Exception unread) => unread switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file.",
        UnauthorizedAccessException => "it may not be read, or is a folder.",
        _ => unread.Message,
    };

    /// <summary>Source: XDG Base Directory Specification, "XDG_STATE_HOME".</summary>
    private static string DefaultState() => Path.Combine(
        Variable("XDG_STATE_HOME") is { } state && Path.IsPathRooted(state) ? state
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state"),
        "reeve");
}
