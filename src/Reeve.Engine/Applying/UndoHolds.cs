using Reeve.Core.Trees;
using Reeve.Engine.Journaling;

namespace Reeve.Engine.Applying;

/// <summary>What holds up that a grant comes back in an undo: Google writes nothing of one under as much from above.</summary>
internal sealed class UndoHolds
{
    private readonly ILookup<(string File, Principal Principal), (int Wave, GrantParts Parts)> _made;
    private readonly ILookup<(string File, Principal Principal), int> _below;

    /// <summary>Looks at all that a run has made.</summary>
    /// <param name="intents">What it meant to do, with where and in which wave.</param>
    /// <param name="partsOf">The grant that each turned out to change; null if it is none.</param>
    public UndoHolds(IReadOnlyCollection<JournalEntry.Intent> intents, Func<JournalEntry.Intent, GrantParts?> partsOf)
    {
        var grants = intents.Select(intent => (Intent: intent, Parts: partsOf(intent))).Where(one => one.Parts is not null).Select(one => (one.Intent, Parts: one.Parts!.Value)).ToList();
        _made = grants.ToLookup(one => (one.Intent.Change.File, one.Parts.Principal), one => (one.Intent.Wave, one.Parts));
        _below = grants
            .SelectMany(one => GrantedAbove(one.Intent, one.Parts).SelectMany(wave => one.Intent.Above.Select(above => (File: above, one.Parts.Principal, Wave: wave))))
            .ToLookup(one => (one.File, one.Principal), one => one.Wave);
    }

    /// <summary>The first wave of the run that has to be undone before a grant of it; null if none has.</summary>
    /// <param name="intent">What the run meant to do.</param>
    /// <param name="parts">The grant that it turned out to change.</param>
    public int? WaveBefore(JournalEntry.Intent intent, GrantParts parts)
    {
        var waves = IsRestored(parts) ? GrantedAbove(intent, parts).Concat(_below[(intent.Change.File, parts.Principal)]).ToList() : [];
        return waves.Count > 0 ? waves.Min() : null;
    }

    /// <summary>The waves before it in which somebody was granted above as much as they had here.</summary>
    private IEnumerable<int> GrantedAbove(JournalEntry.Intent intent, GrantParts parts) => parts.Before is not { } had ? []
        : intent.Above.SelectMany(above => _made[(above, parts.Principal)])
            .Where(above => above.Wave < intent.Wave && above.Parts.After?.Role >= had.Role && (above.Parts.Before?.Role ?? Role.None) < had.Role)
            .Select(above => above.Wave);

    private static bool IsRestored(GrantParts parts) => parts.Before is { } had && had.Role >= (parts.After?.Role ?? Role.None);
}
