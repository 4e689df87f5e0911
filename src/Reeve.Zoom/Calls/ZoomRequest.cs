using Reeve.Http.Failures;

namespace Reeve.Zoom.Calls;

/// <summary>A call of any method of Zoom's.</summary>
/// <param name="Method">The HTTP method. GET, HEAD, PUT and DELETE are repeated where that may help; what else, only where nothing was done.</param>
/// <param name="Target">A path such as <c>/users/me</c>, with or without <c>/v2</c> before it, or a whole address.</param>
public sealed record ZoomRequest(HttpMethod Method, string Target)
{
    /// <summary>The body; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body's type.</summary>
    /// <value>Default <c>application/json</c>.</value>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Is shown each refusal before it is judged, the last one too. Its body is valid during the call only.</summary>
    public Action<FailedAnswer>? Refused { get; init; }
}
