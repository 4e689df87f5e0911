namespace Reeve.Http.Tokens;

/// <summary>What a token file holds, by the digest of what it is for.</summary>
/// <param name="Tokens">Tokens, none of them past its time when it was read.</param>
/// <param name="Refusals">What was asked for and refused, and until when to remember that.</param>
internal sealed record TokenFileContent(
    IReadOnlyDictionary<string, AccessToken> Tokens,
    IReadOnlyDictionary<string, DateTimeOffset> Refusals)
{
    /// <summary>A file that holds nothing, or is none of ours.</summary>
    public static TokenFileContent Empty { get; } =
        new(new Dictionary<string, AccessToken>(), new Dictionary<string, DateTimeOffset>());

    /// <summary>This and what is newer, without what is past its time.</summary>
    /// <param name="newer">Wins where both hold the same.</param>
    /// <param name="now">The time.</param>
    public TokenFileContent With(TokenFileContent newer, DateTimeOffset now) =>
        new(
            Merge(Tokens, newer.Tokens, token => token.IsUsable(now)),
            Merge(Refusals, newer.Refusals, until => until > now));

    private static Dictionary<string, T> Merge<T>(
        IReadOnlyDictionary<string, T> older, IReadOnlyDictionary<string, T> newer, Func<T, bool> isValid)
    {
        var merged = new Dictionary<string, T>(older.Count + newer.Count);
        foreach (var (key, value) in older.Concat(newer))
        {
            if (isValid(value)) merged[key] = value;
        }

        return merged;
    }
}
