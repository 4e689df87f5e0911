using System.Text;

namespace Reeve.Core.Policies;

/// <summary>A name with its accents composed, so that one written with combining characters is the same as one written without.</summary>
/// <remarks>
/// The composing half of NFC (Source: Unicode Standard Annex #15): the combining characters of a letter are expected in their canonical
/// order, as whatever decomposes names writes them. Own code, for <c>string.Normalize</c> does nothing where the runtime is built without
/// culture data, as this program is (<c>InvariantGlobalization</c>).
/// </remarks>
internal static class ComposedName
{
    private const int FirstLead = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int FirstTrail = 0x11A7;
    private const int FirstSyllable = 0xAC00;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Trails = 28;

    /// <summary>Returns the name composed; the same object if there is nothing to compose.</summary>
    public static string Of(string name)
    {
        if (Ascii.IsValid(name))
        {
            return name;
        }

        var composed = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            var one = Compose(character, '\0') ?? character;
            if (composed.Length > 0 && (Hangul(composed[^1], one) ?? Compose(composed[^1], one)) is { } both)
            {
                composed[^1] = both;
            }
            else
            {
                composed.Append(one);
            }
        }

        return composed.Length == name.Length && composed.Equals(name) ? name : composed.ToString();
    }

    private static char? Compose(char first, char second)
    {
        var triples = CompositionTable.Triples;
        var (low, high) = (0, (triples.Length / 3) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = ((char)triples[3 * middle], (char)triples[(3 * middle) + 1]).CompareTo((first, second));
            if (order == 0)
            {
                return (char)triples[(3 * middle) + 2];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>Source: The Unicode Standard, section 3.12, "Hangul Syllable Composition".</summary>
    private static char? Hangul(char first, char second)
    {
        var (lead, vowel) = (first - FirstLead, second - FirstVowel);
        if (lead is >= 0 and < Leads && vowel is >= 0 and < Vowels)
        {
            return (char)(FirstSyllable + (((lead * Vowels) + vowel) * Trails));
        }

        var (syllable, trail) = (first - FirstSyllable, second - FirstTrail);
        return syllable is >= 0 and < Leads * Vowels * Trails && syllable % Trails == 0 && trail is > 0 and < Trails ? (char)(first + trail) : null;
    }
}
