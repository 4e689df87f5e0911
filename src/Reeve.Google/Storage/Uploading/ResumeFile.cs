using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Reeve.Google.Storage.Uploading;

/// <summary>Where one upload is kept for another process, readable by its owner alone, and the lock that keeps two processes off it.</summary>
/// <remarks>
/// A convenience, never a condition: a file that is missing, damaged or readable by others counts as none. Each write replaces the whole
/// file at once, so that a process that dies in between leaves the one before.
/// </remarks>
internal sealed class ResumeFile : IDisposable
{
    private const string Form = "upload/1";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path;
    private readonly string _lockPath;
    private readonly FileStream _lock;

    private ResumeFile(string path, string lockPath, FileStream held)
    {
        _path = path;
        _lockPath = lockPath;
        _lock = held;
    }

    /// <summary>What is being written. The lock is held, so nobody else does.</summary>
    private string Unfinished => _path + ".new";

    /// <summary>Takes the file of an upload, for this process alone.</summary>
    /// <param name="folder">The folder; made if it is missing.</param>
    /// <param name="what">What tells this upload from any other: where from and where to.</param>
    /// <returns>Null if another process has it.</returns>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be used.</exception>
    public static ResumeFile? TryTake(string folder, params ReadOnlySpan<string> what)
    {
        if (OperatingSystem.IsWindows()) System.IO.Directory.CreateDirectory(folder);
        else System.IO.Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);

        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', what))).AsSpan(0, 16));
        var (path, lockPath) = (Path.Combine(folder, name + ".json"), Path.Combine(folder, name + ".lock"));

        return TryLock(lockPath) is { } held ? new(path, lockPath, held) : null;
    }

    /// <summary>Reads what an earlier process has left; null if there is nothing of use.</summary>
    /// <param name="origin">Where the service is.</param>
    public ResumePoint? Read(string origin)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(_path) & ~OwnerOnly) != 0) return null;

            using var document = JsonDocument.Parse(File.ReadAllBytes(_path));

            return Parse(document.RootElement, origin);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException
            or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Keeps a point to go on from.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public void Write(ResumePoint point)
    {
        File.Delete(Unfinished); // A process that died may have left one, and its mode.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var stream = new FileStream(Unfinished, options))
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("reeve", Form);
            writer.WriteString("session", point.Session.Reveal().OriginalString);
            writer.WriteNumber("size", point.File.Size);
            writer.WriteString("modifiedAt", point.File.ModifiedAt);
            writer.WriteString("account", point.Terms.Account);
            writer.WriteString("contentType", point.Terms.ContentType);
            writer.WriteBoolean("ifAbsent", point.Terms.IfAbsent);
            writer.WriteNumber("crc32c", point.Checksum);
            writer.WriteNumber("checkedTo", point.CheckedTo);
            writer.WriteEndObject();
        }

        File.Move(Unfinished, _path, overwrite: true);
    }

    /// <summary>The upload has ended: there is nothing to go on with.</summary>
    public void Remove()
    {
        TryDelete(_path);
        TryDelete(Unfinished);
        TryDelete(_lockPath);
    }

    /// <summary>Lets others have it. What has been kept stays.</summary>
    public void Dispose() => _lock.Dispose();

    /// <summary>Locks a file; null if another process has it.</summary>
    /// <remarks>
    /// Whoever ends an upload deletes the lock while holding it, so a process that had opened it just before would lock a file that is gone,
    /// and a third one another of the same name. So what was locked counts only if it is what the name leads to.
    /// </remarks>
    private static FileStream? TryLock(string path)
    {
        const int Tries = 10;
        for (var i = 0; i < Tries; i++)
        {
            FileStream held;
            try
            {
                var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
                if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
                held = new(path, options);
            }
            catch (IOException) when (File.Exists(path))
            {
                return null;
            }

            if (IsStillNamed(held, path)) return held;

            held.Dispose();
        }

        return null;
    }

    private static bool IsStillNamed(FileStream held, string path)
    {
        if (OperatingSystem.IsWindows()) return true; // An open file cannot be deleted there.

        // Whether two names lead to one file the runtime does not tell, but a time that nobody else would set does.
        File.SetLastWriteTimeUtc(held.SafeFileHandle, DateTime.UnixEpoch.AddSeconds(Random.Shared.Next()));
        try
        {
            return File.GetLastWriteTimeUtc(path) == File.GetLastWriteTimeUtc(held.SafeFileHandle);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static ResumePoint? Parse(JsonElement root, string origin)
    {
        if (root.GetProperty("reeve").GetString() != Form) return null;
        if (!UploadSession.TryParse(root.GetProperty("session").GetString() ?? "", origin, out var session)) return null;

        var file = new FileState(root.GetProperty("size").GetInt64(), root.GetProperty("modifiedAt").GetDateTimeOffset());
        var checkedTo = root.GetProperty("checkedTo").GetInt64();
        var terms = new UploadTerms(
            root.GetProperty("account").GetString() ?? "",
            root.GetProperty("contentType").GetString() ?? "",
            root.GetProperty("ifAbsent").GetBoolean());

        return checkedTo < 0 || checkedTo > file.Size ? null : new(session, file, terms, root.GetProperty("crc32c").GetUInt32(), checkedTo);
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What could be written can be deleted, unless somebody changed the folder meanwhile: its mode still keeps others out.
        }
    }
}
