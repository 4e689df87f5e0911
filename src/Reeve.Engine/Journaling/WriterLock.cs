using System.Globalization;

namespace Reeve.Engine.Journaling;

/// <summary>Held by the one process that writes with a state folder; the system lets go of it when the process ends, however it ends.</summary>
internal sealed class WriterLock : IDisposable
{
    private readonly FileStream _file;

    private WriterLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="EngineException">Another process has it; the message names it.</exception>
    public static WriterLock Take(StateFolder folder)
    {
        folder.Make();
        try
        {
            var file = new FileStream(folder.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(folder.HolderFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new WriterLock(file);
        }
        catch (IOException taken)
        {
            throw new EngineException(EngineFault.Busy,
                $"Another Reeve (process {HolderOf(folder)}) is writing with the state folder `{folder.Path}`; wait for it, or stop it.", taken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static string HolderOf(StateFolder folder)
    {
        try
        {
            return File.ReadAllText(folder.HolderFile).Trim();
        }
        catch (IOException)
        {
            return "unknown";
        }
    }
}
