using System.Globalization;
using System.Text;

namespace Reeve.Cli.Output;

/// <summary>Makes names fit to be printed: anybody who can name a file could otherwise write to the terminal.</summary>
internal static class Printable
{
    /// <summary>Replaces control, format and unpaired surrogate characters by <c>�</c>; line ends stay.</summary>
    public static string Text(string text) => text.Any(IsUnsafe) ? Replace(text) : text;

    /// <summary>Shortens a path to a width, in columns, by leaving out the middle: the end tells most.</summary>
    /// <param name="path">The path.</param>
    /// <param name="width">The most characters, 8 or more.</param>
    public static string Path(string path, int width)
    {
        var safe = Text(path).ReplaceLineEndings(" ");
        if (safe.Length <= width)
        {
            return safe;
        }

        var head = safe.IndexOf('/', 1) is > 0 and var slash && slash < width / 2 ? slash + 1 : width / 4;
        return string.Concat(safe.AsSpan(0, head), "…", safe.AsSpan(safe.Length - (width - head - 1)));
    }

    private static bool IsUnsafe(char character) =>
        (char.IsControl(character) && character is not '\n') || char.IsSurrogate(character) || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Format;

    private static string Replace(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isUnsafe = (Rune.IsControl(rune) && rune.Value != '\n') || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format;
            safe.Append(isUnsafe ? "\uFFFD" : rune.ToString());
        }

        return safe.ToString();
    }
}
