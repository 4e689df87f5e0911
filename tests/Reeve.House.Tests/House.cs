using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Reeve.House.Tests;

/// <summary>The rooms of the repository, as they were built.</summary>
internal static class House
{
    private static readonly Dictionary<string, string> RoomsOfPrograms = new(StringComparer.Ordinal) { ["reeve"] = "Reeve.Cli", ["reeve-server"] = "Reeve.Server" };

    /// <summary>The folder that holds <c>Reeve.slnx</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The rooms, by their folders under <c>src</c>; ordered by name.</summary>
    public static IReadOnlyList<string> Rooms { get; } =
        [.. Directory.EnumerateDirectories(Path.Combine(Root, "src")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    /// <summary>The assemblies that a room's assembly refers to; rooms by the names of their folders. Read from the metadata: nothing is loaded.</summary>
    public static IReadOnlyList<string> ReferencesOf(string room)
    {
        var assembly = RoomsOfPrograms.FirstOrDefault(program => program.Value == room).Key ?? room;
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")));
        var metadata = file.GetMetadataReader();

        return [.. metadata.AssemblyReferences
            .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
            .Select(name => RoomsOfPrograms.GetValueOrDefault(name, name))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The rooms among the references of a room.</summary>
    public static IReadOnlyList<string> RoomsUsedBy(string room) => [.. ReferencesOf(room).Where(name => Rooms.Contains(name))];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Reeve.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("There is no Reeve.slnx above the tests.");
        }

        return folder.FullName;
    }
}
