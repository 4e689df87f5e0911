namespace Reeve.Sandbox.State;

/// <summary>One change of a grant, a flag, a place or an owner.</summary>
/// <param name="Seq">1 for the first since the start or the last clearing of the log.</param>
/// <param name="At">On the sandbox's clock.</param>
/// <param name="Actor">The address in whose name it was made; <c>sandbox</c> for what happened by itself.</param>
/// <param name="FileId">The item.</param>
/// <param name="Op">For example <c>permission.create</c> or <c>file.update</c>.</param>
/// <param name="Grantee">Address, domain, or id of whom the grant is for; null for changes of the item itself.</param>
/// <param name="Before">What was before, as <c>role</c> or <c>field=value</c>; null for nothing.</param>
/// <param name="After">What is after; null for nothing.</param>
internal sealed record LogEntry(
    long Seq, DateTimeOffset At, string Actor, string FileId, string Op, string? Grantee, string? Before, string? After);

/// <summary>Every change since the start, in order. Used only under <see cref="Company.Gate"/>.</summary>
internal sealed class ChangeLog(TimeProvider time)
{
    private readonly List<LogEntry> _entries = [];

    /// <summary>Turned off while a company is being seeded or loaded: that is not a change.</summary>
    public bool Muted { get; set; }

    public IReadOnlyList<LogEntry> Entries => _entries;

    /// <summary>Notes a change, unless <paramref name="before"/> and <paramref name="after"/> are the same.</summary>
    public void Note(string actor, Item item, string op, Principal? grantee, string? before, string? after)
    {
        if (!Muted && before != after)
        {
            _entries.Add(new LogEntry(_entries.Count + 1, time.GetUtcNow(), actor, item.Id, op, grantee?.Label, before, after));
        }
    }

    /// <summary>Forgets all entries; the next one is number 1 again.</summary>
    public void Clear() => _entries.Clear();
}
