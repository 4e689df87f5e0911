namespace Reeve.Engine.Documents;

/// <summary>One thing that is wrong with a document, said to the person who wrote it.</summary>
/// <param name="Severity">Whether the document can still be used.</param>
/// <param name="Code">
/// The kind of mistake: <c>yaml</c>, <c>empty</c>, <c>duplicate-key</c>, <c>unknown-key</c>, <c>missing-key</c>, <c>wrong-shape</c>,
/// <c>wrong-value</c>, <c>out-of-place</c> (a key or word that has no place beside another), <c>not-yet</c> (the language has it, this version
/// does not) or <c>contradiction</c> (values that do not go together, looked for where each is well formed).
/// </param>
/// <param name="Message">What is wrong and what would be right, one sentence on one line.</param>
/// <param name="Span">Where; what is missing is placed at the key it is missing under.</param>
public sealed record Diagnostic(Severity Severity, string Code, string Message, SourceSpan Span)
{
    /// <summary>The form for people: <c>reeve.yaml:12:5: sentence</c>.</summary>
    public override string ToString() => $"{Span}: {Message}";
}
