using System.Collections.Immutable;

namespace Reeve.Engine.Documents.Language;

/// <summary>Where a key or a word has no place, and why.</summary>
/// <param name="In">In any of these circumstances.</param>
/// <param name="Message">What is wrong and what would be right, one sentence.</param>
internal sealed record Ban(Circumstances In, string Message)
{
    /// <summary>The message of the first ban that holds; null if none does.</summary>
    public static string? Holding(ImmutableArray<Ban> bans, Circumstances circumstances) =>
        bans.FirstOrDefault(ban => (ban.In & circumstances) != Circumstances.None)?.Message;
}
