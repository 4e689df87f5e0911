using System.Text.Json;
using System.Text.RegularExpressions;
using Reeve.Google;
using Reeve.Sandbox;
using Spectre.Console;

namespace Reeve.Server.Demo;

/// <summary>The whole story: a plan, its application, a violation repaired, and all of it undone.</summary>
/// <param name="console">Where it is told.</param>
/// <param name="sandbox">Where it plays.</param>
/// <param name="reeve">The command line.</param>
/// <param name="asks">Whether to wait for a key before each step.</param>
internal sealed partial class Story(IAnsiConsole console, SandboxHost sandbox, CommandLine reeve, bool asks)
{
    private const string Tree = "finance";

    /// <summary>Tells it.</summary>
    /// <returns>Whether the sandbox's own dump is the same at the end as at the beginning.</returns>
    public async Task<bool> TellAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        var before = await DumpAsync(http, cancellationToken);
        using var google = new GoogleClient(GoogleOptions.FromKeyFile(reeve.File("credentials.json")) with { Endpoint = sandbox.Endpoint });
        var violation = Violation.In(JsonDocument.Parse(before).RootElement, RootOf(await File.ReadAllTextAsync(reeve.File("reeve.yaml"), cancellationToken)), sandbox.Company.Domain);

        Chapter($"{sandbox.Company.Domain}: 40 people, {sandbox.Company.ItemCount:N0} files and folders, and years of sharing. One file says who may have what; this is what differs.");
        await reeve.ShowAsync(["plan"], ExitCode.Changes, cancellationToken);

        Chapter("Make it so. Each change is made in the name of the item's owner, read back, and written to a journal first.");
        await reeve.ShowAsync(["apply", "--yes"], ExitCode.Done, cancellationToken);
        var applied = await reeve.NewestRunAsync(cancellationToken);

        Chapter("Is it so?");
        await reeve.ShowAsync(["plan"], ExitCode.Done, cancellationToken);

        Chapter($"Now {violation.User} shares “{violation.FileName}” with anyone who has the link.");
        await violation.DoAsync(google, cancellationToken);
        await reeve.ShowAsync(["plan", Tree], ExitCode.Changes, cancellationToken);
        await reeve.ShowAsync(["apply", Tree, "--yes"], ExitCode.Done, cancellationToken);
        var repaired = await reeve.NewestRunAsync(cancellationToken);

        Chapter("Suppose all of that was a mistake: undo the repair, then the first run.");
        await reeve.ShowAsync(["undo", repaired, "--yes"], ExitCode.Done, cancellationToken);
        await reeve.ShowAsync(["undo", applied, "--yes"], ExitCode.Done, cancellationToken);
        await violation.TakeBackAsync(google, cancellationToken);
        await reeve.ShowAsync(["history"], ExitCode.Done, cancellationToken);

        return Compare(before, await DumpAsync(http, cancellationToken), violation);
    }

    private bool Compare(byte[] before, byte[] after, Violation violation)
    {
        var grants = JsonDocument.Parse(after).RootElement.GetProperty("items").EnumerateArray().Sum(item => item.GetProperty("grants").GetArrayLength());
        var isSame = before.AsSpan().SequenceEqual(after);
        console.MarkupLineInterpolated(isSame
            ? (FormattableString)$"[bold green]All is as before:[/] {violation.User} has taken the link back, and the sandbox's own record of {sandbox.Company.ItemCount:N0} items and {grants:N0} direct grants and every flag is the same, byte for byte."
            : $"[bold red]Not all is as before:[/] the sandbox's own record differs.");
        console.WriteLine();
        return isSame;
    }

    private async Task<byte[]> DumpAsync(HttpMessageInvoker http, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sandbox.Endpoint, "/_sandbox/grants"));
        using var answer = await http.SendAsync(request, cancellationToken);
        return await answer.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    private void Chapter(string text)
    {
        if (asks)
        {
            console.Markup("[dim]Enter goes on … [/]");
            Console.ReadLine();
        }

        console.Write(new Rule().RuleStyle("dim"));
        console.MarkupLineInterpolated($"[bold]{text}[/]");
        console.WriteLine();
    }

    private static string RootOf(string policy) => RootLine().Match(policy) is { Success: true } line
        ? line.Groups["id"].Value
        : throw new StoryException($"The sandbox's policy has no tree `{Tree}`.");

    [GeneratedRegex(@"^\s+finance:\s+root:\s*(?<id>[\w-]+)", RegexOptions.Multiline)]
    private static partial Regex RootLine();
}
