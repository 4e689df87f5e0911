using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Reeve.Sandbox.Weather;

/// <summary>What every call of an emulated API goes through: latency, faults, the project's limits, and the books.</summary>
/// <remarks>
/// A call that a fault answers first is in nobody's quota. The books are closed before the answer starts, so whoever has the answer finds
/// it counted.
/// </remarks>
/// <param name="conditions">The weather.</param>
/// <param name="waiting">The clock by which calls wait.</param>
internal sealed class WeatherFront(Conditions conditions, TimeProvider waiting)
{
    private const int MaxPeekBytes = 64 * 1024;

    private static readonly ApiRoute Nowhere = new(new FrontEnd(), null, "(unknown)");

    /// <summary>Lets one call through, or not.</summary>
    public async Task HandleAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.StartsWithSegments("/_sandbox", StringComparison.Ordinal))
        {
            await next(http);

            return;
        }

        var route = ApiRoute.Of(http) ?? Nowhere;
        var call = new ApiCall
        {
            Route = $"{http.Request.Method} {route.Template}",
            Units = route.Units,
            GivesTokens = route.GivesTokens,
        };
        http.Features.Set(call);
        var body = await PeekAsync(http.Request);
        call.Subject = await route.Api.SubjectOfAsync(http);
        call.Flight = route.Api.TakeOff(http);
        http.Response.OnStarting(() => CountAsync(call, http.Response.StatusCode.ToString(CultureInfo.InvariantCulture)));
        try
        {
            await WaitAsync(conditions.Switches.Latency, http);
            await ThroughFaultsAsync(new Passage(http, call, route.Api, next), body);
        }
        catch
        {
            await CountAsync(call, "failed");
            throw;
        }
        finally
        {
            call.Flight?.Dispose();
        }
    }

    private async Task ThroughFaultsAsync(Passage passage, string body)
    {
        var (http, call, _, _) = passage;
        var facts = new CallFacts(http.Request.Method, http.Request.Path.Value ?? "", call.Subject, http.Request.ContentLength, body);
        if (conditions.Faults.Take(facts) is not { } fault)
        {
            await ThroughLimitsAsync(passage);

            return;
        }

        await WaitAsync(TimeSpan.FromMilliseconds(fault.DelayMilliseconds ?? 0), http);
        if (fault.Reset == Fault.Before)
        {
            await ResetAsync(http, call);

            return;
        }

        http.Response.OnStarting(() => AddHeadersAsync(http.Response, fault));
        if (fault.ResetAfterBytes is { } bytes)
        {
            await ReadSomeAsync(passage, bytes);
        }
        else if (fault.CutBody is { } kept)
        {
            await SendSomeAsync(passage, fault, kept);
        }
        else
        {
            await AnswerAsync(passage, fault);
        }
    }

    private async Task AnswerAsync(Passage passage, Fault fault)
    {
        if (fault.Reset == Fault.AfterEffect)
        {
            await RunUnheardAsync(passage);
            await ResetAsync(passage.Http, passage.Call);
        }
        else if (fault.Status is not { } status)
        {
            await ThroughLimitsAsync(passage);
        }
        else
        {
            if (fault.After)
            {
                await RunUnheardAsync(passage);
            }

            passage.Call.Flight?.Dispose();
            await (fault.Reason is { } reason
                ? passage.Api.RefuseAsync(passage.Http, new Refusal(status, reason, fault.Message))
                : FrontEnd.SendAsync(passage.Http.Response, status));
        }
    }

    private async Task ReadSomeAsync(Passage passage, long bytes)
    {
        var body = new ResettingBody(passage.Http.Request.Body, bytes, () => ResetAsync(passage.Http, passage.Call));
        passage.Http.Request.Body = body;
        try
        {
            await ThroughLimitsAsync(passage);
        }
        catch (Exception failure) when (body.IsReset && failure is IOException or OperationCanceledException)
        {
            // The handler was told what a client that goes away looks like.
        }
    }

    private async Task SendSomeAsync(Passage passage, Fault fault, long kept)
    {
        var response = passage.Http.Response;
        var cut = new CutBody(response.Body, kept);
        response.Body = cut;
        await AnswerAsync(passage, fault);
        await response.CompleteAsync();
        await cut.FlushAsync(passage.Http.RequestAborted);

        // An exception after the start is what makes the server close the connection once everything written has been sent; an abort
        // could overtake it.
        throw new IOException("The answer was cut.");
    }

    private async Task RunUnheardAsync(Passage passage)
    {
        var http = passage.Http;
        var original = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        http.Response.Body = Stream.Null;
        try
        {
            await ThroughLimitsAsync(passage);
        }
        finally
        {
            http.Features.Set(original);
        }

        http.Response.Clear();
    }

    private Task ThroughLimitsAsync(Passage passage)
    {
        var (http, call, api, next) = passage;
        if (call.Subject is not { } subject)
        {
            return next(http);
        }

        var refusal = api.Service is { } service && conditions.Disabled.Contains(service) ? ProjectRefusals.Disabled(service)
            : api.Charge(conditions, call, subject);

        return refusal is null ? next(http) : api.RefuseAsync(http, refusal);
    }

    private async Task<string> PeekAsync(HttpRequest request)
    {
        if (!conditions.Faults.LookAtBodies)
        {
            return "";
        }

        var read = await request.BodyReader.ReadAtLeastAsync(MaxPeekBytes, request.HttpContext.RequestAborted);
        var text = Encoding.UTF8.GetString(read.Buffer.Slice(0, Math.Min(read.Buffer.Length, MaxPeekBytes)));
        request.BodyReader.AdvanceTo(read.Buffer.Start);

        return text;
    }

    private async Task ResetAsync(HttpContext http, ApiCall call)
    {
        await CountAsync(call, "reset");
        http.Abort();
    }

    private Task WaitAsync(TimeSpan delay, HttpContext http) =>
        delay > TimeSpan.Zero ? Task.Delay(delay, waiting, http.RequestAborted) : Task.CompletedTask;

    private static Task AddHeadersAsync(HttpResponse response, Fault fault)
    {
        foreach (var (name, value) in fault.Headers ?? new Dictionary<string, string>())
        {
            response.Headers[name] = value;
        }

        if (fault.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = wait;
        }

        return Task.CompletedTask;
    }

    private Task CountAsync(ApiCall call, string result)
    {
        if (!call.IsCounted)
        {
            call.IsCounted = true;
            conditions.Counters.Count(call, result);
        }

        return Task.CompletedTask;
    }

    /// <summary>A call on its way: the context, its books, the API that it is for, and what would answer it.</summary>
    private sealed record Passage(HttpContext Http, ApiCall Call, IEmulatedApi Api, RequestDelegate Next);
}
