using System.Collections.Frozen;
using System.Text;

namespace Reeve.Core.Policies;

/// <summary>One way of writing for texts that read alike: Unicode's normalization form C.</summary>
/// <remarks>
/// The runtime's own does nothing where programs are built without cultures, as these are.
/// Source: Unicode Standard Annex #15 and The Unicode Standard, 3.11 "Normalization Forms" and 3.12 "Conjoining Jamo Behavior".
/// </remarks>
internal static class CanonicalText
{
    private const char FirstThatMatters = '\u0300'; // What comes before is in form C already, and stays so beside its like.

    private const int SyllableBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TailBase = 0x11A7;
    private const int Leads = 19, Vowels = 21, Tails = 28, Syllables = Leads * Vowels * Tails;

    private static readonly FrozenDictionary<int, (int First, int Second)> _apart = Triples(CanonicalData.Pairs).Concat(Triples(CanonicalData.OneWay)).ToFrozenDictionary(one => one.Code, one => (one.First, one.Second));
    private static readonly FrozenDictionary<(int First, int Second), int> _together = Triples(CanonicalData.Pairs).ToFrozenDictionary(one => (one.First, one.Second), one => one.Code);
    private static readonly FrozenDictionary<int, int> _classes = Triples(CanonicalData.Classes)
        .SelectMany(run => Enumerable.Range(run.Code, run.First).Select(code => (Code: code, Class: run.Second)))
        .ToFrozenDictionary(one => one.Code, one => one.Class);

    /// <summary>Returns the text in form C; linear in its length, but for very long heaps of accents.</summary>
    /// <param name="text">Halves of surrogate pairs come out as the replacement character.</param>
    public static string FormC(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstThatMatters, char.MaxValue))
        {
            return text;
        }

        var codes = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            TakeApart(rune.Value, codes);
        }

        Order(codes);
        return string.Concat(PutTogether(codes).Select(code => new Rune(code).ToString()));
    }

    private static void TakeApart(int code, List<int> codes)
    {
        if (code is >= SyllableBase and < SyllableBase + Syllables)
        {
            var index = code - SyllableBase;
            codes.Add(LeadBase + (index / (Vowels * Tails)));
            codes.Add(VowelBase + (index % (Vowels * Tails) / Tails));
            if (index % Tails > 0)
            {
                codes.Add(TailBase + (index % Tails));
            }
        }
        else if (_apart.TryGetValue(code, out var parts))
        {
            TakeApart(parts.First, codes);
            if (parts.Second > 0)
            {
                TakeApart(parts.Second, codes);
            }
        }
        else
        {
            codes.Add(code);
        }
    }

    /// <summary>Accents on one character come in the order of their classes; those of one class stay as they are.</summary>
    private static void Order(List<int> codes)
    {
        for (var start = 0; start < codes.Count; start++)
        {
            var end = start;
            while (end < codes.Count && ClassOf(codes[end]) > 0)
            {
                end++;
            }

            if (end - start > 1)
            {
                var ordered = codes[start..end].OrderBy(ClassOf).ToArray();
                for (var index = 0; index < ordered.Length; index++)
                {
                    codes[start + index] = ordered[index];
                }
            }

            start = end;
        }
    }

    private static List<int> PutTogether(List<int> codes)
    {
        var result = new List<int>(codes.Count);
        var starter = -1; // Where in the result what comes may still be added to; none yet.
        var lastClass = 0; // Of what stands behind the starter; 0 if nothing does.
        foreach (var code in codes)
        {
            var ownClass = ClassOf(code);
            var isBlocked = starter >= 0 && result.Count > starter + 1 && (lastClass >= ownClass || lastClass == 0);
            if (starter >= 0 && !isBlocked && Together(result[starter], code) is { } made)
            {
                result[starter] = made;
                continue;
            }

            result.Add(code);
            lastClass = ownClass;
            if (ownClass == 0)
            {
                starter = result.Count - 1;
            }
        }

        return result;
    }

    private static int? Together(int first, int second)
    {
        if (first is >= LeadBase and < LeadBase + Leads && second is >= VowelBase and < VowelBase + Vowels)
        {
            return SyllableBase + ((((first - LeadBase) * Vowels) + second - VowelBase) * Tails);
        }

        if (first is >= SyllableBase and < SyllableBase + Syllables && (first - SyllableBase) % Tails == 0 && second is > TailBase and < TailBase + Tails)
        {
            return first + second - TailBase;
        }

        return _together.TryGetValue((first, second), out var made) ? made : null;
    }

    private static int ClassOf(int code) => _classes.GetValueOrDefault(code);

    private static List<(int Code, int First, int Second)> Triples(ReadOnlySpan<int> numbers)
    {
        var triples = new List<(int, int, int)>(numbers.Length / 3);
        var code = 0;
        for (var index = 0; index < numbers.Length; index += 3)
        {
            code += numbers[index];
            triples.Add((code, numbers[index + 1], numbers[index + 2]));
        }

        return triples;
    }
}
