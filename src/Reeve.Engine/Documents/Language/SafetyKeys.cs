namespace Reeve.Engine.Documents.Language;

/// <summary>The keys of <c>safety</c>. What each is for, it says itself.</summary>
internal static class SafetyKeys
{
    public static BlockKey MaxChanges { get; } = new("maxChanges", ValueForms.MaxChanges.Shape,
        "A run that would change more grants and owners than this stops before its first write: a whole number, or a share of all items of the trees in the run. Left out: 10 %, but never under 50.");

    public static BlockKey Protect { get; } = new("protect", new ValueShape.List(ValueForms.Address.Shape),
        "Addresses whose direct grants are never removed or lowered, and from whom ownership is never taken.");

    public static BlockKeys All { get; } = new("safety", "`safety`", [MaxChanges, Protect]);
}
