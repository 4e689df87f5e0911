using System.Text.Json;
using Reeve.Cli.Output;
using Reeve.Http.Failures;

namespace Reeve.Cli.Commands.Call;

/// <summary>Makes one call, or reads one list, and shows what came of it.</summary>
/// <param name="session">Flags and environment.</param>
/// <param name="service">Whom to call.</param>
/// <param name="options">The flags that count.</param>
internal sealed class CallHandler(Session session, ICallService service, CallOptions options)
{
    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="ApiException">It was refused or failed; what the service said is on standard output by then.</exception>
    public async Task<int> RunAsync(RawCall call, CancellationToken cancellationToken)
    {
        if (options.IsDryRun(session))
        {
            Console.Out.WriteLine(CurlLine.Of(call, service.Preview(call), options.Data(session), session.Repeated));
            return ExitCode.Done;
        }

        using var refusal = new KeptRefusal();
        try
        {
            call = call with { Refused = refusal.Keep };
            await (options.Paginates(session) ? ListAsync(call, cancellationToken) : OnceAsync(call, cancellationToken));
        }
        catch (ApiException)
        {
            refusal.Show(options.Includes(session));
            throw;
        }

        return ExitCode.Done;
    }

    private Task<bool> OnceAsync(RawCall call, CancellationToken cancellationToken)
    {
        var show = new AnswerView(session, options.Includes(session));

        return service.SendAsync(call, show.ShowAsync, cancellationToken);
    }

    /// <summary>With ndjson each item leaves as soon as it is there; the other formats need all of them.</summary>
    private async Task ListAsync(RawCall call, CancellationToken cancellationToken)
    {
        var progress = new LineTalk(session.Terminal, session.Time);
        var all = new List<JsonElement>();
        var count = 0;
        var leftOut = new HashSet<string>(StringComparer.Ordinal);
        JsonElement? only = null;
        await foreach (var page in CallPages.ReadAsync(service, call, cancellationToken))
        {
            leftOut.UnionWith(page.LeftOut);
            only = !page.IsList && only is null && count == 0 ? page.Answer : null;
            count += page.Items.Count;
            if (session.Format != OutputFormat.Ndjson) all.AddRange(page.Items);
            else foreach (var item in page.Items) JsonView.WriteLine(item);
            progress.Say(() => $"Reading the list: {count:N0} so far");
        }

        if (only is { } answer) JsonView.Write(session, answer);
        else if (session.Format != OutputFormat.Ndjson) JsonView.WriteList(session, all);
        if (leftOut.Count > 0) session.Terminal.Say($"The answers have {string.Join(", ", leftOut.Select(name => $"`{name}`"))} too, which a list leaves out: without `--paginate` they are shown.");
    }
}
