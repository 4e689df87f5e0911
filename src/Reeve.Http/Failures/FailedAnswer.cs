using System.Net;
using System.Net.Http.Headers;

namespace Reeve.Http.Failures;

/// <summary>An answer that is not a success, for a mapper to judge.</summary>
/// <param name="Call">What was called, such as <c>permissions.create</c>.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body as sent; empty, HTML or cut off are all possible.</param>
/// <param name="ServerTime">The answer's <c>Date</c>, to the second; null if it had none.</param>
public sealed record FailedAnswer(string Call, HttpStatusCode Status, ReadOnlyMemory<byte> Body, DateTimeOffset? ServerTime)
{
    /// <summary>The answer's headers; null where there are none to be had.</summary>
    public HttpResponseHeaders? Headers { get; init; }
}
