using Microsoft.Data.Sqlite;

namespace Reeve.Engine.Journaling;

/// <summary>The folder that keeps what outlives a process: the journal, known addresses, tokens. Its owner alone may enter it.</summary>
/// <param name="path">The folder; made when something is first written.</param>
public sealed class StateFolder(string path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <summary>The file of cached tokens.</summary>
    public string TokenFile => System.IO.Path.Combine(path, "tokens.json");

    /// <summary>The folder of uploads that can be gone on with.</summary>
    public string UploadFolder => System.IO.Path.Combine(path, "uploads");

    /// <summary>The folder of crawls that are kept for the next question.</summary>
    public string CrawlFolder => System.IO.Path.Combine(path, "crawls");

    /// <summary>Makes the folder if it is not there.</summary>
    /// <exception cref="EngineException">It cannot be made.</exception>
    public void Make()
    {
        try
        {
            if (!Directory.Exists(path))
            {
                _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, OwnerOnly);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(EngineFault.State, $"The state folder `{path}` cannot be made ({refused.Message}); name another with `--state`.", refused);
        }
    }

    /// <summary>Whether a journal has been begun.</summary>
    internal bool HasStore => File.Exists(StoreFile);

    internal string LockFile => System.IO.Path.Combine(path, "writer.lock");

    /// <summary>Names the process that has the lock, for whoever finds it taken.</summary>
    internal string HolderFile => System.IO.Path.Combine(path, "writer.pid");

    private string StoreFile => System.IO.Path.Combine(path, "reeve.db");

    /// <summary>Opens the store, and makes it if it is not there.</summary>
    internal SqliteConnection Open()
    {
        Make();
        try
        {
            var store = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = StoreFile, Pooling = false, DefaultTimeout = 10 }.ToString());
            store.Open();
            using var command = store.CreateCommand();
            command.CommandText = """
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                CREATE TABLE IF NOT EXISTS entries (
                    seq INTEGER PRIMARY KEY, run TEXT NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL, data TEXT NOT NULL, hash BLOB NOT NULL);
                CREATE INDEX IF NOT EXISTS entries_by_run ON entries (run, seq);
                CREATE TABLE IF NOT EXISTS addresses (principal TEXT PRIMARY KEY, grantee TEXT NOT NULL, at TEXT NOT NULL);
                """;
            command.ExecuteNonQuery();
            return store;
        }
        catch (SqliteException broken)
        {
            throw new EngineException(EngineFault.State, $"The journal in `{path}` cannot be opened ({broken.Message}); name another folder with `--state`, or mend this one.", broken);
        }
    }
}
