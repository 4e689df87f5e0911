namespace Reeve.Engine.Documents;

/// <summary>What is wrong with a piece of a document, wherever it stands.</summary>
/// <param name="Code">As in <see cref="Diagnostic"/>.</param>
/// <param name="Message">What is wrong and what would be right, one sentence on one line.</param>
internal sealed record Complaint(string Code, string Message)
{
    /// <summary>A value that is not of the right form.</summary>
    public static Complaint Value(string message) => new("wrong-value", message);

    /// <summary>A key or a word that has no place beside another.</summary>
    public static Complaint OutOfPlace(string message) => new("out-of-place", message);

    /// <summary>Something of the policy language that a later version brings.</summary>
    /// <param name="what">The key, or key and value, without backticks.</param>
    /// <param name="mend">What to do until then.</param>
    public static Complaint NotYet(string what, string mend) =>
        new("not-yet", $"`{what}` is part of the policy language but not in this version of Reeve yet; {mend}.");
}
