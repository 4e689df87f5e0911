using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Reeve.Engine.Documents;

/// <summary>The text of a document, and where its lines begin.</summary>
/// <remarks>Offsets count UTF-16 units from the first character behind a byte order mark.</remarks>
internal sealed class SourceText
{
    private const char ByteOrderMark = '\uFEFF';

    // lineStarts[i] is the offset at which line i + 1 begins; ascending; the first is 0.
    private readonly ImmutableArray<int> _lineStarts;

    // The offsets of the second halves of surrogate pairs, ascending: two units, one character.
    private readonly ImmutableArray<int> _secondHalves;

    /// <summary>Looks at the text once.</summary>
    public SourceText(string text)
    {
        Text = text.StartsWith(ByteOrderMark) ? text[1..] : text;
        _lineStarts = [0, .. LineStartsAfterFirst(Text)];
        _secondHalves = [.. Enumerable.Range(1, Math.Max(0, Text.Length - 1)).Where(at => char.IsSurrogatePair(Text[at - 1], Text[at]))];
    }

    /// <summary>The text without its byte order mark.</summary>
    public string Text { get; }

    /// <summary>Returns line and column of an offset; one past the end is the end.</summary>
    public SourceSpan Locate(int offset, string fileName)
    {
        var at = Math.Clamp(offset, 0, Text.Length);
        var line = Before(_lineStarts, at + 1) - 1;
        var start = _lineStarts[line];
        var pairs = Before(_secondHalves, at) - Before(_secondHalves, start);
        return new SourceSpan(fileName, line + 1, at - start - pairs + 1);
    }

    /// <summary>The line number, from 1, in which an offset lies.</summary>
    public int LineNumber(int offset) => Before(_lineStarts, Math.Clamp(offset, 0, Text.Length) + 1);

    /// <summary>The offset of a tab among the blanks at the start of the line in which <paramref name="offset"/> lies; null if there is none.</summary>
    public int? IndentingTab(int offset)
    {
        for (var at = _lineStarts[LineNumber(offset) - 1]; at < Text.Length && Text[at] is ' ' or '\t'; at++)
        {
            if (Text[at] == '\t')
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>The first character that no YAML text may hold, written as <c>U+0000</c>, and its offset; null if there is none.</summary>
    /// <remarks>Source: YAML 1.2.2, 5.1 "Character Set". It also keeps from the parser what it takes for the end of the text.</remarks>
    public (int At, string Name)? Unprintable()
    {
        var at = 0;
        foreach (var rune in Text.EnumerateRunes())
        {
            // A half of a surrogate pair comes out as the replacement character, one unit long.
            var isHalf = rune == Rune.ReplacementChar && char.IsSurrogate(Text[at]);
            var isControl = rune.Value is < 0x20 and not ('\t' or '\n' or '\r') or >= 0x7F and < 0xA0 and not 0x85 or 0xFFFE or 0xFFFF;
            if (isHalf || isControl)
            {
                return (at, "U+" + ((int)Text[at]).ToString("X4", CultureInfo.InvariantCulture));
            }

            at += rune.Utf16SequenceLength;
        }

        return null;
    }

    /// <summary>How many of the ascending offsets lie before one.</summary>
    private static int Before(ImmutableArray<int> offsets, int offset)
    {
        var found = offsets.BinarySearch(offset);
        return found >= 0 ? found : ~found;
    }

    private static IEnumerable<int> LineStartsAfterFirst(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n')))
            {
                yield return at + 1;
            }
        }
    }
}
