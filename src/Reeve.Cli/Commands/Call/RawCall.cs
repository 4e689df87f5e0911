using Reeve.Http.Failures;

namespace Reeve.Cli.Commands.Call;

/// <summary>One call as it was asked for.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Target">A path or a whole address, with its query.</param>
internal sealed record RawCall(HttpMethod Method, string Target)
{
    /// <summary>Whom to act as; null for the credentials' own account.</summary>
    public string? Subject { get; init; }

    /// <summary>The scopes to act with; empty to let the path tell.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The body; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body's type.</summary>
    public string ContentType { get; init; } = CallBody.Json;

    /// <summary>Is shown each refusal of the service; its body is valid during the call only.</summary>
    public Action<FailedAnswer>? Refused { get; init; }
}
