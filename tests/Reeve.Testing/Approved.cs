using Xunit;

namespace Reeve.Testing;

/// <summary>Compares visible output with text that somebody has read and approved, kept beside the tests.</summary>
/// <remarks>With <c>REEVE_APPROVE=1</c> the file is rewritten to what is said now: read the difference before committing it.</remarks>
public static class Approved
{
    /// <summary>Checks a text.</summary>
    /// <param name="text">What is said now.</param>
    /// <param name="file">Where what was approved is, below <c>tests/</c>.</param>
    public static void Matches(string text, string file)
    {
        var path = Path.Combine(Root(), "tests", file);
        var said = string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("REEVE_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, said);
        }

        Assert.True(File.Exists(path), $"`tests/{file}` is not there; run with REEVE_APPROVE=1 and read what it holds.");
        Assert.Equal(File.ReadAllText(path), said);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Reeve.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
