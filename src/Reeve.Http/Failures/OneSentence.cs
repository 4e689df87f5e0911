namespace Reeve.Http.Failures;

/// <summary>Fits a service's words into a sentence of ours.</summary>
public static class OneSentence
{
    private const int MaxLength = 300; // Google's longest documented message has 250 characters.

    /// <summary>Returns the words on one line, cut if they go on for too long, in quotation marks.</summary>
    /// <param name="words">What the service said. Must be known to hold no secret.</param>
    public static string Quote(string words)
    {
        var line = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        return line.Length <= MaxLength ? $"‹{line}›" : $"‹{line.AsSpan(0, MaxLength)}…›";
    }
}
