using System.Globalization;
using System.Text;

namespace Reeve.Engine.Documents;

/// <summary>Shows what a person wrote inside a message: in backticks, on one line, and never as commands to the terminal.</summary>
internal static class Backticks
{
    private const int MaxShown = 80; // Longer than any address or folder URL people paste; keeps a message one line.

    /// <summary>Returns the text in backticks, cut where it is long; empty text is shown as <c>""</c>.</summary>
    public static string InBackticks(this string text)
    {
        var shown = new StringBuilder("`");
        foreach (var rune in text.EnumerateRunes().Take(MaxShown))
        {
            shown.Append(IsVisible(rune) ? rune.ToString() : $"\\u{rune.Value:x4}");
        }

        return shown.Append(text.Length == 0 ? "\"\"" : text.EnumerateRunes().Skip(MaxShown).Any() ? "…" : "").Append('`').ToString();
    }

    /// <summary>Returns the words, each in backticks, as a list for people: <c>`a`, `b` and `c`</c>.</summary>
    /// <param name="words">At least one.</param>
    /// <param name="last">What stands before the last: <c>and</c>, <c>or</c>.</param>
    public static string Listed(IReadOnlyList<string> words, string last = "and")
    {
        var quoted = words.Select(InBackticks).ToArray();
        return quoted.Length == 1 ? quoted[0] : $"{string.Join(", ", quoted[..^1])} {last} {quoted[^1]}";
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
