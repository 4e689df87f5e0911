namespace Reeve.Cli.Commands.Doctor;

/// <summary>Who else may read the key file.</summary>
internal static class KeyFileMode
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Looks at a file; null where there is nothing to say, as on Windows.</summary>
    public static Check? Check(string file)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        try
        {
            var mode = File.GetUnixFileMode(file);
            var octal = Convert.ToString((int)mode, 8).PadLeft(4, '0');
            return (mode & Others) == 0
                ? new("key file", CheckState.Ok, "readable by its owner alone", $"its mode is {octal}")
                : new("key file", CheckState.Warning, $"`{file}` can be read by others on this machine, and whoever reads it can act as anyone in the domain", $"its mode is {octal}", $"chmod 600 {Quoted(file)}");
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Quoted(string file) => file.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or '-' or '_') ? file : $"'{file.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
