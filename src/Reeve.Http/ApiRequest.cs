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
}
