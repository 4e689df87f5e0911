using System.CommandLine;

namespace Reeve.Cli.Commands.Call;

/// <summary>What every service's <c>call</c> takes.</summary>
internal sealed class CallOptions
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

    private readonly Argument<string> _method = new("METHOD") { Description = "GET, HEAD, POST, PUT, PATCH or DELETE." };
    private readonly Argument<string> _target;
    private readonly Option<string[]> _query = new("-q", "--query") { Description = "A parameter of the query, escaped for you; may be given more than once.", HelpName = "k=v" };
    private readonly Option<string?> _data = new("-d", "--data") { Description = "What to send: JSON, a file, or standard input.", HelpName = "JSON|@FILE|@-" };
    private readonly Option<string?> _contentType = new("--content-type") { Description = "What `-d` holds, where that is not JSON.", HelpName = "TYPE" };
    private readonly Option<bool> _paginate = new("--paginate") { Description = "Read the list to its end, and give what is in it." };
    private readonly Option<bool> _include = new("--include", "-i") { Description = "Show the answer's status and headers too." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print the call as a curl command, and make none." };

    /// <summary>Makes them.</summary>
    /// <param name="example">A path, for the help.</param>
    public CallOptions(string example) => _target = new("PATH|URL") { Description = $"A path such as {example}, or the whole address." };

    /// <summary>Adds them to a command.</summary>
    public Command AddTo(Command command)
    {
        command.Arguments.Add(_method);
        command.Arguments.Add(_target);
        foreach (var option in new Option[] { _query, _data, _contentType, _paginate, _include, _dryRun }) command.Options.Add(option);

        return command;
    }

    /// <summary>Whether to read a list to its end.</summary>
    public bool Paginates(Session session) => session.Value(_paginate);

    /// <summary>Whether to show status and headers.</summary>
    public bool Includes(Session session) => session.Value(_include);

    /// <summary>Whether to show the call and not make it.</summary>
    public bool IsDryRun(Session session) => session.Value(_dryRun);

    /// <summary>What was given to <c>-d</c>, as it was given; null for nothing.</summary>
    public string? Data(Session session) => session.Value(_data);

    /// <summary>Reads the call.</summary>
    /// <exception cref="UsageException">It cannot be meant.</exception>
    public RawCall Read(Session session)
    {
        var name = session.Value(_method)!.ToUpperInvariant();
        if (!Methods.Contains(name)) throw new UsageException($"`{session.Value(_method)}` is not a method; use {string.Join(", ", Methods[..^1])} or {Methods[^1]}.");

        var method = new HttpMethod(name);
        if (Paginates(session) && method != HttpMethod.Get) throw new UsageException("`--paginate` reads a list, and takes GET alone.");
        if (Paginates(session) && Includes(session)) throw new UsageException("`--paginate` and `--include` exclude each other: a list has many answers.");

        var target = (session.Value(_query) ?? []).Select(Parameter).Aggregate(session.Value(_target)!, Append);
        var type = session.Value(_contentType);
        // A dry run of what comes on standard input leaves it there for curl.
        var body = session.Value(_data) is not { } data || (IsDryRun(session) && data == "@-") ? [] : CallBody.Read(data, type);

        return new(method, target) { Body = body, ContentType = type ?? CallBody.Json };
    }

    private static string Append(string target, string parameter) =>
        $"{target}{(target.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{parameter}";

    private static string Parameter(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);

        return at > 0
            ? $"{Uri.EscapeDataString(text[..at])}={Uri.EscapeDataString(text[(at + 1)..])}"
            : throw new UsageException($"`-q {text}` is not a parameter; write it as `-q name=value`.");
    }
}
