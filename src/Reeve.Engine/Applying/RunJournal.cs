using Reeve.Core.Planning;
using Reeve.Engine.Journaling;
using Reeve.Engine.Ports;

namespace Reeve.Engine.Applying;

/// <summary>The journal of one run: numbers its writes. Thread-safe.</summary>
internal sealed class RunJournal(IJournal journal, string run)
{
    private int _last;

    /// <summary>The run's name.</summary>
    public string Run => run;

    /// <summary>Which wave the writes from now on belong to; a higher one comes later.</summary>
    public int Wave { get; set; }

    /// <summary>Writes down what is about to be sent.</summary>
    /// <returns>Its number in the run.</returns>
    public int Intend(Change change, WritePlace place)
    {
        var number = Interlocked.Increment(ref _last);
        journal.Append(run, new JournalEntry.Intent(number, Wave, change, place.Above));
        return number;
    }

    /// <summary>Writes down what became of it.</summary>
    public void End(int number, Outcome outcome) =>
        journal.Append(run, new JournalEntry.Ended(number, outcome.Kind, outcome.Code, outcome.Message, outcome.Change, outcome.Grantee));
}
