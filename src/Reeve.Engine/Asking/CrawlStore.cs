using System.Security.Cryptography;
using System.Text;
using Reeve.Engine.Journaling;

namespace Reeve.Engine.Asking;

/// <summary>Crawls that are kept in the state folder, one file a scope, which its owner alone can read.</summary>
/// <remarks>A convenience: what cannot be read is read from Google again, and what cannot be written is left out. Each write replaces the whole file at once.</remarks>
internal sealed class CrawlStore(StateFolder state)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Finds the crawl of a scope.</summary>
    /// <param name="key">Names the scope.</param>
    /// <param name="trouble">Why one that is there cannot be used; null if it can, or there is none.</param>
    public Crawl? Find(string key, out string? trouble) => Read(FileOf(key), out trouble);

    /// <summary>Names a scope as somebody sees it.</summary>
    /// <param name="scope">What is read.</param>
    /// <param name="sight">As whom, and who is inside.</param>
    public static string KeyOf(string scope, string sight) => $"{sight}\n{scope}";

    /// <summary>Finds a crawl that has an item, the newest first, of whatever scope. Reads each until then.</summary>
    /// <param name="id">The file id.</param>
    /// <param name="sight">A key without its scope: only crawls of the same sight are looked at.</param>
    /// <param name="isGood">Whether a crawl may still be used.</param>
    public Crawl? FindWith(string id, string sight, Func<Crawl, bool> isGood)
    {
        try
        {
            return !Directory.Exists(state.CrawlFolder) ? null : new DirectoryInfo(state.CrawlFolder).GetFiles(Prefix(sight) + "*.crawl")
                .OrderByDescending(file => file.LastWriteTimeUtc)
                .Select(file => Read(file.FullName, out _))
                .FirstOrDefault(crawl => crawl is not null && isGood(crawl) && crawl.Tree.TryFind(id, out _));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps a crawl.</summary>
    /// <param name="key">Names the scope.</param>
    /// <param name="crawl">What was read.</param>
    /// <returns>Why it could not be kept; null if it was.</returns>
    public string? Keep(string key, Crawl crawl)
    {
        state.Make();
        var file = FileOf(key);
        var part = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(state.CrawlFolder) : Directory.CreateDirectory(state.CrawlFolder, OwnerOnly | UnixFileMode.UserExecute);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            using (var output = new FileStream(part, options))
            {
                CrawlFile.Write(output, crawl);
            }

            File.Move(part, file, overwrite: true);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return refused.Message;
        }
    }

    private static Crawl? Read(string file, out string? trouble)
    {
        trouble = null;
        try
        {
            return File.Exists(file) ? CrawlFile.Read(File.ReadAllBytes(file)) : null;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or InvalidDataException or FormatException or ArgumentException or InvalidOperationException)
        {
            trouble = broken is FormatException or UnauthorizedAccessException ? broken.Message : "it is damaged";
            return null;
        }
    }

    // Hashes, so that the names of files tell nothing and fit every file system; the first half tells crawls of one sight from others.
    private string FileOf(string key) => Path.Combine(state.CrawlFolder, $"{Prefix(key)}{Hash(key)}.crawl");

    private static string Prefix(string key) => Hash(key[..key.IndexOf('\n', StringComparison.Ordinal)]);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
