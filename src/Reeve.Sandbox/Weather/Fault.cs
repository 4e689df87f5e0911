using System.Text.Json.Serialization;

namespace Reeve.Sandbox.Weather;

/// <summary>What is to happen to certain calls instead of, or besides, their own answer.</summary>
internal sealed record Fault
{
    /// <summary>The value of <see cref="Reset"/> for a call that never takes effect.</summary>
    public const string Before = "before";

    /// <summary>The value of <see cref="Reset"/> for a call that takes effect.</summary>
    public const string AfterEffect = "after";

    /// <summary>Given by the sandbox.</summary>
    public string? Id { get; init; }

    /// <summary>The HTTP method; null for any.</summary>
    public string? Method { get; init; }

    /// <summary>The path, in which <c>*</c> stands for one segment and a last <c>**</c> for any rest; null for any.</summary>
    public string? Path { get; init; }

    /// <summary>Only calls in this user's name; null for everybody's.</summary>
    public string? Subject { get; init; }

    /// <summary>Only calls whose body has this text in its first 64 KiB; null for all.</summary>
    public string? BodyContains { get; init; }

    /// <summary>From which of the calls that fit on, 1 being the first; null for the first.</summary>
    public int? Nth { get; init; }

    /// <summary>How often it is still to happen; null for always.</summary>
    public int? Times { get; init; }

    /// <summary>The HTTP status to answer with; null to leave the answer as it is.</summary>
    public int? Status { get; init; }

    /// <summary>The reason to give with the status; null for an answer that is not JSON, as front ends give it.</summary>
    public string? Reason { get; init; }

    /// <summary>The message; null for one that suits the reason.</summary>
    public string? Message { get; init; }

    /// <summary>True if the call is to take effect before it is answered with the status.</summary>
    public bool After { get; init; }

    /// <summary>The value of a <c>Retry-After</c> header: seconds, or a text as it is; null for none.</summary>
    [JsonConverter(typeof(RetryAfterConverter))]
    public string? RetryAfter { get; init; }

    /// <summary>Further headers of the answer; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>How long the call waits first, in milliseconds; null for not at all.</summary>
    public double? DelayMilliseconds { get; init; }

    /// <summary><see cref="Before"/> or <see cref="AfterEffect"/>: the connection is reset and there is no answer; null for an answer.</summary>
    public string? Reset { get; init; }

    /// <summary>How many bytes of the request's body arrive before the connection is reset; null for all. Shorter calls are not meant.</summary>
    public long? ResetAfterBytes { get; init; }

    /// <summary>How many bytes of the answer's body are sent before the connection ends; null for all.</summary>
    public long? CutBody { get; init; }

    /// <summary>How many calls fitted so far.</summary>
    public int Seen { get; init; }

    /// <summary>How often it has happened so far.</summary>
    public int Hits { get; init; }

    /// <summary>True while it may still happen.</summary>
    [JsonIgnore]
    public bool IsLive => Times is null or > 0;

    /// <summary>True if the fault is meant for the call.</summary>
    public bool Fits(CallFacts call) =>
        (Method is null || string.Equals(Method, call.Method, StringComparison.OrdinalIgnoreCase))
        && (Path is null || PathFits(Path.Split('/'), call.Path.Split('/')))
        && (Subject is null || string.Equals(Subject, call.Subject, StringComparison.OrdinalIgnoreCase))
        && (BodyContains is null || call.Body.Contains(BodyContains, StringComparison.Ordinal))
        && (ResetAfterBytes is null || call.BodyLength is null || call.BodyLength > ResetAfterBytes);

    private static bool PathFits(string[] pattern, string[] path) =>
        pattern[^1] == "**"
            ? path.Length >= pattern.Length - 1 && SegmentsFit(pattern[..^1], path)
            : path.Length == pattern.Length && SegmentsFit(pattern, path);

    private static bool SegmentsFit(string[] pattern, string[] path) =>
        pattern.Zip(path).All(pair => pair.First == "*" || pair.First == pair.Second);
}

/// <summary>What a fault can tell calls apart by.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, decoded.</param>
/// <param name="Subject">In whose name; null without a valid token.</param>
/// <param name="BodyLength">The length of the body that the headers announce; null if they do not.</param>
/// <param name="Body">The first part of the body; empty where no fault in force asks for it.</param>
internal sealed record CallFacts(string Method, string Path, string? Subject, long? BodyLength, string Body);

/// <summary>The list that <c>GET /_sandbox/faults</c> answers with.</summary>
internal sealed record FaultsView(IReadOnlyList<Fault> Faults);
