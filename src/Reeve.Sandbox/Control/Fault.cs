using System.Text.Json.Serialization;

namespace Reeve.Sandbox.Control;

/// <summary>An answer that certain calls are to get instead of their own.</summary>
internal sealed record Fault
{
    /// <summary>Given by the sandbox.</summary>
    public string? Id { get; init; }

    /// <summary>The HTTP method; null for any.</summary>
    public string? Method { get; init; }

    /// <summary>The path, in which <c>*</c> stands for one segment; null for any.</summary>
    public string? Path { get; init; }

    /// <summary>Only calls in this user's name; null for everybody's.</summary>
    public string? Subject { get; init; }

    /// <summary>Only calls whose body has this text; null for all.</summary>
    public string? BodyContains { get; init; }

    /// <summary>The HTTP status to answer with.</summary>
    public int Status { get; init; }

    /// <summary>The reason to give; null for an answer that is not JSON, as front ends give it.</summary>
    public string? Reason { get; init; }

    /// <summary>The message; null for one that suits the reason.</summary>
    public string? Message { get; init; }

    /// <summary>The first call that it answers, of those it is meant for, counted from 1; null for the very first.</summary>
    public int? Nth { get; init; }

    /// <summary>How many calls it was meant for so far.</summary>
    public int Seen { get; init; }

    /// <summary>How often it is still to be answered; null for always.</summary>
    public int? Times { get; init; }

    /// <summary>True if the call is to take effect first.</summary>
    public bool After { get; init; }

    /// <summary>The value of a <c>Retry-After</c> header in seconds; null for none.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>How often it has been answered so far.</summary>
    public int Hits { get; init; }

    /// <summary>True if the fault is meant for the call.</summary>
    public bool Matches(string method, string path, string? subject, string body) =>
        (Method is null || string.Equals(Method, method, StringComparison.OrdinalIgnoreCase))
        && (Path is null || PathMatches(Path.Split('/'), path.Split('/')))
        && (Subject is null || string.Equals(Subject, subject, StringComparison.OrdinalIgnoreCase))
        && (BodyContains is null || body.Contains(BodyContains, StringComparison.Ordinal));

    private static bool PathMatches(string[] pattern, string[] path) =>
        pattern.Length == path.Length && pattern.Zip(path).All(pair => pair.First == "*" || pair.First == pair.Second);
}

/// <summary>The list that <c>GET /_sandbox/faults</c> answers with.</summary>
internal sealed record FaultsView([property: JsonPropertyName("faults")] IReadOnlyList<Fault> Faults);
