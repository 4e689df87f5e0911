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

    /// <summary>Levenshtein's distance, quadratic in the words' length. Source: V. Levenshtein, 1966.</summary>
    private static int Edits(string from, string to)
    {
        var above = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var row = 1; row <= from.Length; row++)
        {
            var current = new int[to.Length + 1];
            current[0] = row;
            for (var column = 1; column <= to.Length; column++)
            {
                var change = above[column - 1] + (from[row - 1] == to[column - 1] ? 0 : 1);
                current[column] = Math.Min(change, Math.Min(above[column], current[column - 1]) + 1);
            }

            above = current;
        }

        return above[^1];
    }
}
