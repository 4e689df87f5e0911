using System.Collections.Immutable;
using Reeve.Core.Planning;
using Reeve.Core.Trees;

namespace Reeve.Engine.Journaling;

/// <summary>One thing that happened in a run.</summary>
internal abstract record JournalEntry
{
    private JournalEntry()
    {
    }

    /// <summary>A run starts.</summary>
    /// <param name="Kind"><c>apply</c> or <c>undo</c>.</param>
    /// <param name="Policy">The hash of the policy; empty for an undo.</param>
    /// <param name="Reverses">The run that is undone; null for an apply.</param>
    public sealed record Started(string Kind, string Policy, string? Reverses) : JournalEntry;

    /// <summary>A write is about to be sent.</summary>
    /// <param name="Number">Its number in the run, from 1.</param>
    /// <param name="Wave">Its place in the order of the run: a higher one came later.</param>
    /// <param name="Change">The change, with what it replaces.</param>
    /// <param name="Above">The folders above the item, nearest first.</param>
    public sealed record Intent(int Number, int Wave, Change Change, ImmutableArray<string> Above) : JournalEntry;

    /// <summary>What became of a write.</summary>
    /// <param name="Number">Its number in the run.</param>
    /// <param name="Kind">How it ended; <c>Applied</c>: read back and so.</param>
    /// <param name="Code">A word for scripts; empty if it was applied.</param>
    /// <param name="Message">A sentence for people; empty if it was applied.</param>
    /// <param name="Change">The change as it turned out: what an undo reverses.</param>
    /// <param name="Grantee">Who a new grant turned out to be for; null otherwise.</param>
    public sealed record Ended(int Number, Applying.OutcomeKind Kind, string Code, string Message, Change Change, Grantee? Grantee) : JournalEntry;

    /// <summary>A run is over.</summary>
    /// <param name="State">How it ended.</param>
    /// <param name="Applied">Changes made.</param>
    /// <param name="Failed">Changes that did not work out, or are refused for good.</param>
    public sealed record Finished(RunState State, int Applied, int Failed) : JournalEntry;
}
