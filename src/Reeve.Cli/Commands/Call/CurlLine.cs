using System.Text;

namespace Reeve.Cli.Commands.Call;

/// <summary>A call as a line for a shell. It holds no secret: the token is asked for when the line is run. Pure.</summary>
internal static class CurlLine
{
    /// <summary>Writes the line.</summary>
    /// <param name="call">The call.</param>
    /// <param name="preview">Where it goes.</param>
    /// <param name="data">What was given to <c>-d</c>; null for nothing.</param>
    /// <param name="globals">Global flags that the token's command has to be given too.</param>
    public static string Of(RawCall call, CallPreview preview, string? data, IReadOnlyList<string> globals)
    {
        var token = string.Join(' ', preview.TokenCommand.Prepend("reeve").Concat(globals).Select(Quote));
        var line = new StringBuilder("curl --fail-with-body");
        line.Append(call.Method == HttpMethod.Head ? " --head" : $" --request {call.Method}");
        line.Append($" --header \"Authorization: Bearer $({token})\"");
        if (data is not null) line.Append($" --header {Quote($"Content-Type: {call.ContentType}")} --data-binary {Quote(data)}");

        return line.Append($" {Quote(preview.Address.AbsoluteUri)}").ToString();
    }

    /// <summary>Source: POSIX.1-2017, "Shell Command Language" §2.2.2.</summary>
    private static string Quote(string word) =>
        word.Length > 0 && word.All(character => char.IsAsciiLetterOrDigit(character) || "-_./:@=,+".Contains(character, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
