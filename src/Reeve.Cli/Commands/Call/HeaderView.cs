using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Reeve.Cli.Output;

namespace Reeve.Cli.Commands.Call;

/// <summary>Writes status and headers as HTTP/1.1 has them; what may open something is hidden.</summary>
internal static class HeaderView
{
    private static readonly string[] Secret = ["cookie", "authorization", "token", "secret"];

    /// <summary>The headers, in their order.</summary>
    /// <param name="headers">The headers; null for none.</param>
    public static IEnumerable<(string Name, string Value)> Lines(HttpHeaders? headers) =>
        (headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()).SelectMany(header => header.Value.Select(value => (header.Key, Shown(header.Key, value))));

    /// <summary>Writes them, and the empty line.</summary>
    public static void Write(Stream output, int status, IEnumerable<(string Name, string Value)> headers)
    {
        var text = new StringBuilder($"HTTP {status} {(HttpStatusCode)status}\n");
        foreach (var (name, value) in headers) text.Append(Printable.Text($"{name}: {value}").ReplaceLineEndings(" ")).Append('\n');

        output.Write(Encoding.UTF8.GetBytes(text.Append('\n').ToString()));
    }

    private static string Shown(string name, string value) =>
        Secret.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)) ? "(hidden)" : value;
}
