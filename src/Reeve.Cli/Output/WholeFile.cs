namespace Reeve.Cli.Output;

/// <summary>Files that are there whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Makes sure that a file can be written, before the work that it is to hold.</summary>
    /// <param name="option">The flag that names it, for people.</param>
    /// <param name="file">The file; null for none.</param>
    /// <exception cref="UsageException">It cannot.</exception>
    public static void Try(string option, string? file)
    {
        if (file is not null && Obstacle(file) is { } obstacle)
        {
            throw new UsageException($"`{option} {file}` cannot be written: {obstacle}");
        }
    }

    /// <summary>Writes a text.</summary>
    public static void Write(string file, string text) => Write(file, output =>
    {
        using var writer = new StreamWriter(output);
        writer.Write(text);
    });

    /// <summary>Writes what somebody else knows to write.</summary>
    public static void Write(string file, Action<Stream> write)
    {
        using (var output = File.Create(PartOf(file)))
        {
            write(output);
        }

        File.Move(PartOf(file), file, overwrite: true);
    }

    private static string PartOf(string file) => file + ".part";

    private static string? Obstacle(string file)
    {
        if (file.Length == 0 || Directory.Exists(file) || Path.EndsInDirectorySeparator(file))
        {
            return "that is a folder; name a file in it.";
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        if (!Directory.Exists(folder))
        {
            return $"there is no folder `{folder}`; make it first, or name another.";
        }

        try
        {
            using var probe = new FileStream(PartOf(file), new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose });
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return $"the folder `{folder}` lets nothing be written; name another.";
        }
    }
}
