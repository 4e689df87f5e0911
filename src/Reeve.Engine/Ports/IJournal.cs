using Reeve.Engine.Journaling;

namespace Reeve.Engine.Ports;

/// <summary>What was done, in order, never rewritten.</summary>
internal interface IJournal
{
    /// <summary>Writes an entry through to the disk before it returns.</summary>
    public void Append(string run, JournalEntry entry);

    /// <summary>All entries of a run in order; none if there is no such run.</summary>
    public IReadOnlyList<JournalEntry> Read(string run);

    /// <summary>All runs, newest first.</summary>
    public IReadOnlyList<RunRecord> Runs();
}
