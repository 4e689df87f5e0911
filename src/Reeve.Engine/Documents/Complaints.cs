using System.Collections.Immutable;

namespace Reeve.Engine.Documents;

/// <summary>Collects all that is wrong with one document while it is read.</summary>
/// <param name="source">The document.</param>
internal sealed class Complaints(SourceText source)
{
    // A set, because what an alias repeats is read, and found wrong, as often as it is used.
    private readonly HashSet<(int At, Complaint Complaint)> _all = [];

    /// <summary>Whether anything is wrong so far.</summary>
    public bool Any => _all.Count > 0;

    /// <summary>Notes that something is wrong.</summary>
    /// <param name="at">The offset into the text, 0 or more.</param>
    /// <param name="complaint">What.</param>
    public void Add(int at, Complaint complaint) => _all.Add((at, complaint));

    /// <summary>The line, from 1, in which an offset lies.</summary>
    public int LineOf(int at) => source.LineNumber(at);

    /// <summary>Returns everything in the order of the text; at one place, in the order it was noted.</summary>
    public ImmutableArray<Diagnostic> ToDiagnostics(string fileName) =>
    [
        .. _all
            .OrderBy(entry => entry.At)
            .Select(entry => new Diagnostic(Severity.Error, entry.Complaint.Code, entry.Complaint.Message, source.Locate(entry.At, fileName))),
    ];
}
