namespace Reeve.Engine.Documents.Language;

/// <summary>The keys of an entry of <c>exceptions</c>. What each is for, it says itself.</summary>
internal static class ExceptionKeys
{
    public static BlockKey File { get; } = new("file", ValueForms.Item.Shape, "The file or folder, by its ID or URL; what is below it is meant too.") { IfMissing = "`file: <its ID or URL>`" };

    public static BlockKey Allow { get; } = new("allow", new ValueShape.Block(AccessKeys.OfException.All), "Who may have access there, up to which role. Nothing is granted for it.")
    {
        IfMissing = "`allow: { user: <address>, role: reader }`",
    };

    public static BlockKey Until { get; } = new("until", ValueForms.Day.Shape, "The day from which it no longer holds (UTC).") { IfMissing = "the day from which it no longer holds, like `until: 2027-01-31`" };

    public static BlockKey Reason { get; } = new("reason", ValueForms.Reason.Shape, "Why, for whoever reads this next.") { IfMissing = "why it is allowed, like `reason: Annual audit`" };

    public static BlockKeys All { get; } = new("exception", "an entry of `exceptions`", [File, Allow, Until, Reason]);
}
