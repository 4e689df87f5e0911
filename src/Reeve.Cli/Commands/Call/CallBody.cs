using System.Text;
using System.Text.Json;

namespace Reeve.Cli.Commands.Call;

/// <summary>What is sent along: given as it is, in a file, or on standard input.</summary>
internal static class CallBody
{
    public const string Json = "application/json";

    /// <summary>Reads it.</summary>
    /// <param name="data">JSON, <c>@FILE</c> or <c>@-</c>.</param>
    /// <param name="contentType">What it is said to be; null for JSON, which is then looked at before it is sent.</param>
    /// <exception cref="UsageException">It cannot be read, or is not JSON.</exception>
    public static byte[] Read(string data, string? contentType)
    {
        var body = data.StartsWith('@') ? ReadFile(data[1..]) : Encoding.UTF8.GetBytes(data);
        if (contentType is not null) return body;

        try
        {
            using var _ = JsonDocument.Parse(body);

            return body;
        }
        catch (JsonException wrong)
        {
            var where = wrong.LineNumber is { } line ? $" (line {line + 1}, byte {wrong.BytePositionInLine + 1})" : "";
            var what = data.StartsWith('@') ? $"`{data[1..]}`" : "What `-d` was given";

            throw new UsageException($"{what} is not JSON{where}; send something else with `--content-type TYPE`, or a file with `-d @FILE`.");
        }
    }

    private static byte[] ReadFile(string name)
    {
        try
        {
            if (name != "-") return File.ReadAllBytes(name);

            using var input = Console.OpenStandardInput();
            using var all = new MemoryStream();
            input.CopyTo(all);

            return all.ToArray();
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"`{name}` cannot be read: is it a file, and may you read it?");
        }
    }
}
