using Reeve.Google.Storage;

namespace Reeve.Cli.Commands.Upload;

/// <summary>What the arguments of <c>upload</c> mean.</summary>
internal static class UploadItems
{
    /// <summary>Names the objects, and finds all that is wrong before anything is sent.</summary>
    /// <param name="files">The files as they were named; not empty.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="name">The name of the only one; null for the file's own.</param>
    /// <param name="prefix">What goes before each file's own name; null for nothing.</param>
    /// <exception cref="UsageException">What is wrong, a line each.</exception>
    public static IReadOnlyList<UploadItem> Make(IReadOnlyList<string> files, string bucket, string? name, string? prefix)
    {
        var problems = new List<string>();
        if (StorageNames.WhyNotBucket(bucket) is { } wrong) problems.Add($"--bucket: {wrong}");
        if (name is not null && prefix is not null) problems.Add("--name is the whole name, so --prefix cannot be given as well.");
        if (name is not null && files.Count > 1) problems.Add($"--name names one object, but there are {files.Count} files; use --prefix.");
        if (name is null && files.Contains(UploadItem.StandardInput)) problems.Add("Standard input has no name of its own: give `--name NAME`.");

        var items = files.Select(file => new UploadItem(file, name ?? prefix + Path.GetFileName(file))).ToList();
        problems.AddRange(items.Where(item => !item.IsStandardInput).Select(item => WhyNotFile(item.File)).OfType<string>());
        problems.AddRange(items
            .Where(item => item.Name.Length > 0 && !(item.IsStandardInput && name is null))
            .Select(item => StorageNames.WhyNotObject(item.Name) is { } why ? $"`{item.File}`: {why}" : null)
            .OfType<string>()
            .Distinct());
        if (name is null)
        {
            problems.AddRange(items.GroupBy(item => item.Name, StringComparer.Ordinal)
                .Where(group => group.Count() > 1 && group.Key.Length > 0)
                .Select(group => $"{string.Join(" and ", group.Select(item => $"`{item.File}`"))} would all be stored as `{group.Key}`; send them apart, with --name or --prefix."));
        }

        if (name?.Length == 0) problems.Add("--name must not be empty.");

        return problems.Count == 0 ? items : throw new UsageException(string.Join('\n', problems));
    }

    private static string? WhyNotFile(string file) =>
        Directory.Exists(file) ? $"`{file}` is a folder; name the files in it, such as `{file.TrimEnd('/')}/*`."
        : File.Exists(file) ? null
        : $"There is no file `{file}`.";
}
