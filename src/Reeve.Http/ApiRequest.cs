using System.Collections.ObjectModel;
using System.Net;
using Reeve.Http.Failures;
using Reeve.Http.Tokens;

namespace Reeve.Http;

/// <summary>One call, as often as it has to be sent.</summary>
public sealed record ApiRequest
{
    /// <summary>What is called, for messages, such as <c>permissions.create</c>.</summary>
    public required string Call { get; init; }

    /// <summary>The HTTP method.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>Where to.</summary>
    public required Uri Address { get; init; }

    /// <summary>Judges its refusals.</summary>
    public required IFailureMapper Mapper { get; init; }

    /// <summary>The body; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body's type.</summary>
    /// <value>Default <c>application/json</c>.</value>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Makes the content of one attempt, in place of <see cref="Body"/>, where it is too long to be held; null otherwise.</summary>
    /// <remarks>It tells the attempt's time-out of every block that leaves.</remarks>
    public Func<AttemptTimeout, HttpContent>? Content { get; init; }

    /// <summary>Headers beyond those of the body and the token. None of them is logged.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Answers outside 200 to 299 that are read and not judged, such as 308 between the parts of an upload.</summary>
    public Func<HttpStatusCode, bool> Accepts { get; init; } = static _ => false;

    /// <summary>Where the bearer token comes from; null to send none.</summary>
    public ITokenSource? Tokens { get; init; }

    /// <summary>In whose name, for pacing.</summary>
    public string Actor { get; init; } = "";

    /// <summary>What it costs by the service's table, 0 or more.</summary>
    public int Units { get; init; }

    /// <summary>It changes something, so a lost answer leaves the outcome unknown.</summary>
    public bool IsWrite { get; init; }

    /// <summary>Done twice, it does no harm.</summary>
    public bool SafeToRepeat { get; init; }

    /// <summary>Failures of calls before this one that count as its own: the waits go on growing from there, and the attempts left are fewer.</summary>
    public int FailuresBefore { get; init; }
}
