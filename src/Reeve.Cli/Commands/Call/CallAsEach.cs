using System.Text.Json;
using Reeve.Cli.Output;
using Reeve.Http;
using Reeve.Http.Failures;

namespace Reeve.Cli.Commands.Call;

/// <summary>Makes the same call as many users, side by side, and gives a line of JSON for each, in their order.</summary>
/// <param name="session">Flags and environment.</param>
/// <param name="service">Whom to call.</param>
/// <param name="options">The flags that count.</param>
internal sealed class CallAsEach(Session session, ICallService service, CallOptions options)
{
    private const int Window = 4 * Requests.Default; // So that one slow answer does not hold up those behind it.

    /// <summary>Does it.</summary>
    /// <param name="call">The call, without a subject.</param>
    /// <param name="file">Where the users are, an address a line; <c>-</c> for standard input.</param>
    /// <param name="cancellationToken">Stops it: what has not begun is not begun.</param>
    /// <returns>The exit code: failed if any of them did.</returns>
    /// <exception cref="UsageException">The users cannot be read, or the flags do not go together.</exception>
    public async Task<int> RunAsync(RawCall call, string file, CancellationToken cancellationToken)
    {
        if (options.Includes(session)) throw new UsageException("`--as-each` and `--include` exclude each other: each line has the status.");
        if (session.FormatAsked is OutputFormat.Table or OutputFormat.Csv) throw new UsageException("`--as-each` gives a line of JSON for each user: use `--format ndjson`.");
        if (file == "-" && options.Data(session) == "@-") throw new UsageException("Users and data cannot both come on standard input.");

        var users = Users(file);
        if (options.IsDryRun(session))
        {
            foreach (var user in users) Console.Out.WriteLine(CurlLine.Of(call, service.Preview(call with { Subject = user }), options.Data(session), session.Repeated));
            return ExitCode.Done;
        }

        service.Preview(call); // What is wrong for all is said once, before the first call.
        var progress = new LineTalk(session.Terminal, session.Time);
        var (given, failed) = (0, 0);
        var running = new Queue<Task<CallOutcome>>();
        var next = 0;
        try
        {
            while (next < users.Count || running.Count > 0)
            {
                // The first one alone: it finds out which scope is delegated, for all.
                while (next < users.Count && running.Count < (given == 0 ? 1 : Window)) running.Enqueue(OneAsync(call with { Subject = users[next++] }, cancellationToken));

                var outcome = await running.Dequeue();
                JsonOutput.Write(isIndented: false, outcome.WriteTo);
                given++;
                failed += outcome.Error is null ? 0 : 1;
                progress.Say(() => $"Calling: {given:N0} of {users.Count:N0}, {failed:N0} failed");
            }
        }
        finally
        {
            await Task.WhenAll(running).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        if (failed > 0) session.Terminal.Say($"{failed:N0} of {users.Count:N0} failed: their lines have `error`.");
        return failed > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private async Task<CallOutcome> OneAsync(RawCall call, CancellationToken cancellationToken)
    {
        var subject = call.Subject!;
        try
        {
            if (!options.Paginates(session)) return await service.SendAsync(call, (response, _, stop) => ReadAsync(subject, response, stop), cancellationToken);

            var items = new List<JsonElement>();
            JsonElement? only = null;
            await foreach (var page in CallPages.ReadAsync(service, call, cancellationToken))
            {
                only = page.IsList ? null : page.Answer;
                items.AddRange(page.Items);
            }

            return new(subject) { Status = 200, Body = only, Items = only is null ? items : null };
        }
        catch (ApiException failure)
        {
            return new(subject) { Status = failure.Status, Error = failure.Message };
        }
    }

    private static async Task<CallOutcome> ReadAsync(string subject, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (AnswerView.IsJson(response)) return new(subject) { Status = status, Body = await JsonAnswer.ReadAsync(response, cancellationToken) };

        var text = await response.Content.ReadAsStringAsync(cancellationToken);

        return new(subject) { Status = status, Text = text.Length == 0 ? null : text };
    }

    private static List<string> Users(string file)
    {
        string[] lines;
        try
        {
            lines = (file == "-" ? Console.In.ReadToEnd() : File.ReadAllText(file)).Split('\n');
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The users in `{file}` cannot be read: is it a file, and may you read it?");
        }

        var users = lines.Select(line => line.Trim().TrimStart('\uFEFF')).Where(line => line.Length > 0 && line[0] != '#').ToList();
        if (users.Count == 0) throw new UsageException($"There is no user in `{file}`: it takes an address a line.");

        var wrong = users.FindIndex(user => !user.Contains('@', StringComparison.Ordinal) || user.Any(char.IsWhiteSpace));

        return wrong < 0 ? users : throw new UsageException($"`{users[wrong]}` in `{file}` is not an address: it takes one a line.");
    }
}
