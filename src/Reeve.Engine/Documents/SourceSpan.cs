namespace Reeve.Engine.Documents;

/// <summary>A place in a document that people wrote.</summary>
/// <param name="File">The file as it was named by whoever asked for it to be read.</param>
/// <param name="Line">From 1; lines end with LF, CRLF or CR.</param>
/// <param name="Column">From 1; counts characters (Unicode scalar values), a tab as one, a byte order mark not at all.</param>
public sealed record SourceSpan(string File, int Line, int Column)
{
    /// <summary>The form that editors and terminals turn into a link: <c>reeve.yaml:12:5</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
