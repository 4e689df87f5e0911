using System.Net.Http.Headers;
using System.Text.Json;
using Polly;
using Polly.Retry;
using Reeve.Http.Failures;
using Reeve.Http.Pacing;
using Reeve.Http.Retrying;

namespace Reeve.Http;

/// <summary>The one way that calls leave: repeated, paced, counted, and their failures judged. Thread-safe.</summary>
/// <remarks>
/// The order is retry ( pace, token, slot, send ): neither a back-off nor a wait for quota holds one of the slots.
/// No other layer repeats a request.
/// </remarks>
public sealed class ApiPipeline : IDisposable
{
    private static readonly ResiliencePropertyKey<ApiCall> _callKey = new("call");

    private readonly HttpClient _http;
    private readonly ApiPipelineOptions _options;
    private readonly Pacer? _pacer;
    private readonly SemaphoreSlim _slots;
    private readonly UsageCounter _usage = new();
    private readonly ResiliencePipeline _retries;

    /// <summary>Makes a pipeline.</summary>
    /// <param name="http">The client to send through; stays the caller's. Its own time-out must be infinite.</param>
    /// <param name="options">How calls are sent.</param>
    public ApiPipeline(HttpClient http, ApiPipelineOptions options)
    {
        _http = http;
        _options = options;
        _pacer = options.Limits is null ? null : new(options.Limits, options.Time);
        _slots = new(options.MaxConcurrentRequests, options.MaxConcurrentRequests);
        _retries = new ResiliencePipelineBuilder { TimeProvider = options.Time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = RetryRules.MaxAttempts - 1,
                ShouldHandle = arguments => new(CallOf(arguments.Context).ShouldRepeat(arguments.Outcome.Exception)),
                DelayGenerator = arguments => new(CallOf(arguments.Context).NextWait(_options.Chance)),
            })
            .Build();
    }

    /// <summary>What has been sent so far.</summary>
    public HttpUsage Usage => _usage.Current;

    /// <summary>Makes a call and reads its answer.</summary>
    /// <typeparam name="T">What the answer says.</typeparam>
    /// <param name="request">The call.</param>
    /// <param name="read">Reads a success. Runs once for each attempt that ends in one.</param>
    /// <param name="cancellationToken">Stops the waiting; a request already sent may have taken effect.</param>
    /// <exception cref="ApiException">It was refused or failed, and repeating it has not helped or was not allowed.</exception>
    public Task<T> SendAsync<T>(ApiRequest request, AnswerReader<T> read, CancellationToken cancellationToken) =>
        SendAsync(
            request,
            async (response, _, stop) =>
            {
                if (!response.IsSuccessStatusCode) return read([]);

                using var body = await PooledBody.ReadAsync(response.Content, stop);

                return read(body.Memory.Span);
            },
            cancellationToken);

    /// <summary>Makes a call and reads its answer with status and headers, and at the reader's own pace.</summary>
    /// <typeparam name="T">What the answer says.</typeparam>
    /// <param name="request">The call.</param>
    /// <param name="read">Reads a success, or what the request accepts besides. Runs once for each attempt that ends in one.</param>
    /// <param name="cancellationToken">Stops the waiting; a request already sent may have taken effect.</param>
    /// <exception cref="ApiException">It was refused or failed, and repeating it has not helped or was not allowed.</exception>
    public async Task<T> SendAsync<T>(ApiRequest request, ResponseReader<T> read, CancellationToken cancellationToken)
    {
        var call = new ApiCall(request);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(_callKey, call);
        try
        {
            return await _retries.ExecuteAsync(
                static (context, state) => state.Pipeline.AttemptAsync(state.Call, state.Read, context.CancellationToken),
                context,
                (Pipeline: this, Call: call, Read: read));
        }
        catch (ApiException failure) when (call.MayHaveTakenEffect && failure.Fault != ApiFault.OutcomeUnknown)
        {
            throw call.OutcomeUnknown(failure);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private static ApiCall CallOf(ResilienceContext context) => context.Properties.GetValue(_callKey, null!);

    private async ValueTask<T> AttemptAsync<T>(ApiCall call, ResponseReader<T> read, CancellationToken cancellationToken)
    {
        var request = call.Request;
        if (_pacer is not null) await _pacer.WaitAsync(request.Actor, request.Units, request.IsWrite, cancellationToken);
        if (request.Tokens is not null) call.Token = await request.Tokens.GetAsync(cancellationToken); // After the wait, so that it is still good.

        await _slots.WaitAsync(cancellationToken);
        try
        {
            return await ExchangeAsync(call, read, cancellationToken);
        }
        catch (ApiException failure)
        {
            call.Failed(failure);
            throw;
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<T> ExchangeAsync<T>(ApiCall call, ResponseReader<T> read, CancellationToken cancellationToken)
    {
        using var timeout = new AttemptTimeout(_options.AttemptTimeout, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var host = call.Request.Address.Authority; // With the port where it is not the usual one: that may be what is wrong.
        try
        {
            using var message = call.CreateMessage(timeout);
            _usage.CountRequest(call.Request.Units);
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);

            if (response.IsSuccessStatusCode || call.Request.Accepts(response.StatusCode) || call.IsAlreadyDone(response.StatusCode))
                return await read(response, timeout, either.Token);

            using var body = await PooledBody.ReadAsync(response.Content, either.Token);
            throw Judge(call, response, body.Memory);
        }
        catch (JsonException exception)
        {
            throw Failed(call, NetworkFailures.Unreadable(host, call.Request.Call), exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw Failed(call, NetworkFailures.Map(host, exception), exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed(call, NetworkFailures.TimedOut(host, _options.AttemptTimeout, exception), exception);
        }
    }

    private ApiException Judge(ApiCall call, HttpResponseMessage response, ReadOnlyMemory<byte> body)
    {
        var serverTime = response.Headers.Date;
        var failure = call.Request.Mapper.Map(new(call.Request.Call, response.StatusCode, body, serverTime) { Headers = response.Headers });
        if (failure.Fault is ApiFault.RateLimited or ApiFault.SharingLimited) _usage.CountThrottled();
        call.Note(failure);

        return new(failure.Fault, failure.Message)
        {
            Status = (int)response.StatusCode,
            Reason = failure.Reason,
            RequestId = RequestId(response.Headers),
            RetryAfter = RetryAfter.Wait(response.Headers, serverTime, _options.Time.GetUtcNow()) ?? failure.RetryAfter,
            Repeat = failure.Repeat,
        };
    }

    private static ApiException Failed(ApiCall call, Failure failure, Exception inner)
    {
        call.Note(failure);

        return new(failure.Fault, failure.Message, inner) { Reason = failure.Reason, Repeat = failure.Repeat };
    }

    private static string? RequestId(HttpResponseHeaders headers)
    {
        foreach (var name in (ReadOnlySpan<string>)["X-Request-Id", "X-GUploader-UploadID", "X-Zm-Trackingid"])
        {
            if (headers.TryGetValues(name, out var values)) return values.FirstOrDefault();
        }

        return null;
    }
}
