namespace Reeve.Http.Tokens;

/// <summary>A bearer token. Its text form hides it.</summary>
public sealed class AccessToken
{
    private static readonly TimeSpan _margin = TimeSpan.FromSeconds(10); // A request under way must still find it valid.
    private static readonly TimeSpan _early = TimeSpan.FromMinutes(5); // As early as Google's own libraries refresh.

    private readonly string _value;
    private readonly DateTimeOffset _dueAt;

    private AccessToken(string value, DateTimeOffset expiresAt, TimeSpan early)
    {
        _value = value;
        _dueAt = expiresAt - early;
        ExpiresAt = expiresAt;
    }

    /// <summary>When the service stops accepting it.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>The origin that its issuer names to be called with it; null if it names none.</summary>
    public string? Service { get; private init; }

    /// <summary>What its issuer says it is good for, scopes separated by blanks; null if it does not say.</summary>
    public string? Scope { get; private init; }

    /// <summary>A token as a service has just granted it.</summary>
    /// <param name="value">The token itself.</param>
    /// <param name="now">When it was asked for.</param>
    /// <param name="lifetime">How long the service says it lasts. One of few minutes is refreshed after half of them.</param>
    public static AccessToken Granted(string value, DateTimeOffset now, TimeSpan lifetime) =>
        new(value, now + lifetime, _early < lifetime / 2 ? _early : lifetime / 2);

    /// <summary>The same token, with what its issuer said beside it.</summary>
    /// <param name="service">The origin to be called with it, or null.</param>
    /// <param name="scope">What it is good for, or null.</param>
    public AccessToken With(string? service, string? scope) => new(_value, ExpiresAt, ExpiresAt - _dueAt) { Service = service, Scope = scope };

    /// <summary>Returns the token itself, to be put into a header or shown to one who asked for it.</summary>
    public string Reveal() => _value;

    /// <inheritdoc/>
    public override string ToString() => $"token until {ExpiresAt:O}";

    /// <summary>A token out of a file.</summary>
    internal static AccessToken Stored(string value, DateTimeOffset expiresAt) => new(value, expiresAt, _early);

    /// <summary>Still good for a request made now.</summary>
    internal bool IsUsable(DateTimeOffset now) => now < ExpiresAt - _margin;

    /// <summary>Ought to be replaced, though it may still be usable.</summary>
    internal bool IsDue(DateTimeOffset now) => now >= _dueAt;
}
