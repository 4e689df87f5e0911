namespace Reeve.Sandbox.Storage;

/// <summary>The order in which objects are listed: by the bytes of their names in UTF-8.</summary>
/// <remarks>Source: Cloud Storage, Objects: list ("lexicographic order by name"). UTF-16 differs where surrogates meet U+E000 and above.</remarks>
internal sealed class NameOrder : IComparer<string>
{
    public static readonly NameOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var (one, other) = (x ?? "", y ?? "");
        var common = one.AsSpan().CommonPrefixLength(other);

        return common == one.Length || common == other.Length ? one.Length - other.Length : Weight(one[common]) - Weight(other[common]);
    }

    private static int Weight(char letter) => char.IsSurrogate(letter) ? letter + 0x10000 : letter;
}
