namespace Reeve.Engine.Tests.Documents;

/// <summary>The folder that holds the whole project, found from where the tests run.</summary>
internal static class House
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Reeve.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Reeve.slnx is not above the tests");
        }

        return folder.FullName;
    }
}
