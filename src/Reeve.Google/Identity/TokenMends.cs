namespace Reeve.Google.Identity;

/// <summary>The sentences that say how refused tokens are mended. Pure.</summary>
internal static class TokenMends
{
    /// <summary>Where scopes are delegated.</summary>
    public const string Place = "Admin console › Security › API controls › Domain-wide delegation";

    /// <summary>None of the scopes that would do is delegated.</summary>
    /// <param name="scopes">The scopes, the least first; not empty.</param>
    /// <param name="key">Whom they ought to be delegated to.</param>
    public static string NotDelegated(IReadOnlyList<string> scopes, TokenAccount key)
    {
        var client = key.ClientId is null ? $"the client ID of `{key.ClientEmail}`" : $"client ID {key.ClientId}";
        var also = scopes.Count == 1 ? "" : $" (or {string.Join(" or ", scopes.Skip(1).Select(Short))})";

        return $"The scope `{scopes[0]}`{also} is not delegated to {client}: add it in the {Place}; it can take minutes to take effect.";
    }

    /// <summary>The time in the assertion was refused.</summary>
    /// <param name="now">This machine's time.</param>
    /// <param name="serverTime">Google's, to the second; null if the answer did not tell.</param>
    public static string Clock(DateTimeOffset now, DateTimeOffset? serverTime)
    {
        const string Mend = "set it, for example with NTP";
        if (serverTime is null) return $"Google refused the time in the request: check this machine's clock and {Mend}.";

        var ahead = now - serverTime.Value;
        var size = ahead.Duration();

        return size < TimeSpan.FromSeconds(5)
            ? $"Google refused the time in the request, though this machine's clock agrees with its own now: try again, and {Mend} if it persists."
            : $"This machine's clock is {FastOrSlow(ahead)}, measured against Google's: {Mend}.";
    }

    /// <summary>A scope as people write it.</summary>
    /// <param name="scope">The whole URL.</param>
    public static string Short(string scope) => $"`{GoogleScopes.AsWritten(scope)}`";

    /// <summary>How far a clock is off, such as <c>11 minutes fast</c>.</summary>
    /// <param name="ahead">How far it is ahead; negative for behind.</param>
    public static string FastOrSlow(TimeSpan ahead) => $"{InWords(ahead.Duration())} {(ahead > TimeSpan.Zero ? "fast" : "slow")}";

    private static string InWords(TimeSpan size) => size switch
    {
        { TotalMinutes: < 2 } => $"{size.TotalSeconds:0} seconds",
        { TotalHours: < 2 } => $"{size.TotalMinutes:0} minutes",
        { TotalDays: < 2 } => $"{size.TotalHours:0} hours",
        _ => $"{size.TotalDays:0} days",
    };
}
