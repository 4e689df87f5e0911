using Reeve.Http.Failures;

namespace Reeve.Google.Calls;

/// <summary>A call of any method of Google's.</summary>
/// <param name="Method">The HTTP method. GET, HEAD, PUT and DELETE are repeated where that may help; what else, only where nothing was done.</param>
/// <param name="Target">A path such as <c>/drive/v3/about?fields=user</c>, or a whole address.</param>
public sealed record GoogleRequest(HttpMethod Method, string Target)
{
    /// <summary>The body; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body's type.</summary>
    /// <value>Default <c>application/json</c>.</value>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Is shown each refusal before it is judged, the last one too. Its body is valid during the call only.</summary>
    public Action<FailedAnswer>? Refused { get; init; }
}
