namespace Reeve.Cli.Output;

/// <summary>Writes documents to standard output.</summary>
internal static class JsonOutput
{
    /// <summary>Writes one document and a line end.</summary>
    /// <param name="write">Writes the document.</param>
    public static void Write(Action<Stream> write)
    {
        using var output = Console.OpenStandardOutput();
        write(output);
        output.Write("\n"u8);
    }
}
