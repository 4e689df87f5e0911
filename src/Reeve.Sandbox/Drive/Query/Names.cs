namespace Reeve.Sandbox.Drive.Query;

/// <summary>How names are searched and ordered.</summary>
internal static class Names
{
    /// <summary>True if each word of the sought text begins a word of the name, in any case.</summary>
    /// <remarks>Source: Drive guide "Search query terms": "The contains operator only performs prefix matching for a name term".</remarks>
    public static bool Contains(string name, string sought)
    {
        var words = Words(name);

        return Words(sought).All(prefix => words.Exists(word => word.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Compares names as people count: runs of digits by their value.</summary>
    public static int CompareNaturally(string one, string other)
    {
        var (i, j) = (0, 0);
        while (i < one.Length && j < other.Length)
        {
            int difference;
            if (char.IsAsciiDigit(one[i]) && char.IsAsciiDigit(other[j]))
            {
                var (left, right) = (Digits(one, ref i), Digits(other, ref j));
                difference = left.Length != right.Length ? left.Length - right.Length : string.CompareOrdinal(left, right);
            }
            else
            {
                difference = char.ToUpperInvariant(one[i++]) - char.ToUpperInvariant(other[j++]);
            }

            if (difference != 0)
            {
                return difference;
            }
        }

        return (one.Length - i) - (other.Length - j);
    }

    private static string Digits(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
        {
            position++;
        }

        return text[start..position].TrimStart('0');
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                words.Add(text[start..i]);
                start = -1;
            }
        }

        return words;
    }
}
