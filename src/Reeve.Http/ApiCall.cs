using System.Net;
using System.Net.Http.Headers;
using Reeve.Http.Failures;
using Reeve.Http.Retrying;
using Reeve.Http.Tokens;

namespace Reeve.Http;

/// <summary>One call and what came of its attempts so far. Not thread-safe: attempts follow each other.</summary>
/// <param name="request">The call.</param>
internal sealed class ApiCall(ApiRequest request)
{
    private int _failures = request.FailuresBefore;
    private bool _tokenRenewed;
    private bool _renewingToken;
    private ApiException? _last;

    /// <summary>The call.</summary>
    public ApiRequest Request => request;

    /// <summary>The token of the attempt under way.</summary>
    public AccessToken? Token { get; set; }

    /// <summary>An attempt at a write got no clear answer.</summary>
    public bool MayHaveTakenEffect { get; private set; }

    /// <summary>Takes note of what a failure leaves open.</summary>
    public void Note(Failure failure) => MayHaveTakenEffect |= request.IsWrite && failure.Unclear;

    /// <summary>Takes note of a failed attempt, and gives a refused token back, once.</summary>
    public void Failed(ApiException failure)
    {
        _failures++;
        _last = failure;
        _renewingToken = failure.Status == (int)HttpStatusCode.Unauthorized && request.Tokens is not null && !_tokenRenewed;
        if (!_renewingToken) return;

        _tokenRenewed = true;
        request.Tokens!.Reject(Token!);
    }

    /// <summary>Tells whether to try again after the attempt that ended so.</summary>
    public bool ShouldRepeat(Exception? exception) =>
        exception is ApiException failure && ReferenceEquals(failure, _last)
        && (_renewingToken || RetryRules.ShouldRepeat(failure, request.SafeToRepeat, _failures));

    /// <summary>The wait before the next attempt: none where only the token was to blame.</summary>
    public TimeSpan NextWait(Func<double> chance) =>
        _renewingToken ? TimeSpan.Zero : RetryRules.WaitAfter(_last!, _failures, chance());

    /// <summary>A deletion whose first answer was lost and whose repeat finds nothing has been done.</summary>
    public bool IsAlreadyDone(HttpStatusCode status) =>
        status == HttpStatusCode.NotFound && request.Method == HttpMethod.Delete && MayHaveTakenEffect;

    /// <summary>The failure of a write that may have taken effect: whatever the last answer was, an earlier attempt may have been heard.</summary>
    public ApiException OutcomeUnknown(ApiException last) =>
        new(ApiFault.OutcomeUnknown, $"It is not known whether {request.Call} took effect: {last.Message}", last)
        {
            Status = last.Status,
            Reason = last.Reason,
            RequestId = last.RequestId,
            RetryAfter = last.RetryAfter,
        };

    /// <summary>Writes the request to be sent.</summary>
    /// <remarks>
    /// It always has content, if only empty. <see cref="SocketsHttpHandler"/> sends a request without content again, unseen, when a
    /// reused connection turns out to be closed; with content it does not, and every attempt is one that we decided on and counted.
    /// </remarks>
    /// <param name="timeout">The attempt's time-out, for content that is sent block by block.</param>
    public HttpRequestMessage CreateMessage(AttemptTimeout timeout)
    {
        var message = new HttpRequestMessage(request.Method, request.Address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Content = request.Content?.Invoke(timeout) ?? new ReadOnlyMemoryContent(request.Body),
        };
        foreach (var (name, value) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value)) message.Content.Headers.TryAddWithoutValidation(name, value);
        }

        if (!request.Body.IsEmpty) message.Content.Headers.ContentType = new(request.ContentType);
        if (Token is not null) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token.Reveal());

        return message;
    }
}
