using System.Text.Encodings.Web;
using System.Text.Json;

namespace Reeve.Cli.Output;

/// <summary>Writes documents to standard output.</summary>
internal static class JsonOutput
{
    /// <summary>Writes one value and a line end.</summary>
    /// <param name="isIndented">Whether it is for people to read; else it takes one line.</param>
    /// <param name="write">Writes the value.</param>
    public static void Write(bool isIndented, Action<Utf8JsonWriter> write) => Write(output =>
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = isIndented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        write(json);
    });

    /// <summary>Writes one document and a line end.</summary>
    /// <param name="write">Writes the document.</param>
    public static void Write(Action<Stream> write)
    {
        using var output = Console.OpenStandardOutput();
        write(output);
        output.Write("\n"u8);
    }
}
