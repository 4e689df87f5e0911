namespace Reeve.Core.Policies;

/// <summary>Finds what somebody most likely meant to write.</summary>
public static class Nearest
{
    /// <summary>The known word that takes the fewest edits to reach, if few enough to be a slip; ties go to the first.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="known">What would be right.</param>
    /// <returns>Null if nothing is near.</returns>
    public static string? To(string word, IEnumerable<string> known)
    {
        string? best = null;
        var fewest = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in known)
        {
            var edits = Edits(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (edits < fewest)
            {
                (best, fewest) = (candidate, edits);
            }
        }

        return best;
    }

    /// <summary>Edits from one word to the other, a swap of neighbours being one; quadratic in the words' length.</summary>
    /// <remarks>Source: F. Damerau, "A technique for computer detection and correction of spelling errors", 1964 (no part edited twice).</remarks>
    private static int Edits(string from, string to)
    {
        var edits = new int[from.Length + 1, to.Length + 1];
        for (var row = 0; row <= from.Length; row++)
        {
            for (var column = 0; column <= to.Length; column++)
            {
                edits[row, column] = row == 0 || column == 0 ? row + column : Fewest(row, column);
            }
        }

        return edits[from.Length, to.Length];

        int Fewest(int row, int column)
        {
            var isSame = from[row - 1] == to[column - 1];
            var fewest = Math.Min(edits[row - 1, column - 1] + (isSame ? 0 : 1), Math.Min(edits[row - 1, column], edits[row, column - 1]) + 1);
            var isSwapped = row > 1 && column > 1 && from[row - 1] == to[column - 2] && from[row - 2] == to[column - 1];
            return isSwapped ? Math.Min(fewest, edits[row - 2, column - 2] + 1) : fewest;
        }
    }
}
