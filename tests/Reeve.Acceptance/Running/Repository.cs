namespace Reeve.Acceptance.Running;

/// <summary>Where the programs under test lie.</summary>
internal static class Repository
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The built command line, of the same configuration as the tests.</summary>
    public static string Program { get; } = Path.Combine(Root, "artifacts", "bin", "Reeve.Cli", Configuration, "reeve");

    /// <summary>The script that builds what changed and then runs the command line.</summary>
    public static string Launcher { get; } = Path.Combine(Root, "reeve");

    /// <summary>The folder name that the build gives this configuration.</summary>
    public static string Configuration => Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Reeve.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not lie below a folder with Reeve.slnx.");
    }
}
