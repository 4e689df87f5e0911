namespace Reeve.Google.Identity;

/// <summary>Who asks for tokens, and where.</summary>
/// <param name="ClientEmail">The account's address, or in words who it is.</param>
/// <param name="ClientId">The number that scopes are delegated to; null where it is not known.</param>
/// <param name="KeyId">The key's ID; null for none.</param>
/// <param name="TokenUri">Where tokens come from.</param>
internal sealed record TokenAccount(string ClientEmail, string? ClientId, string? KeyId, Uri TokenUri)
{
    /// <summary>Google's own. Source: Google Identity, "Using OAuth 2.0 for server to server applications".</summary>
    public const string Google = "https://oauth2.googleapis.com/token";

    /// <summary>The account of a key.</summary>
    public static TokenAccount Of(ServiceAccountKey key) => new(key.ClientEmail, key.ClientId, key.KeyId, key.TokenUri);

    /// <summary>An account without a key.</summary>
    /// <param name="email">Its address.</param>
    /// <param name="endpoint">One origin that stands for all of Google's hosts; null for none.</param>
    public static TokenAccount Keyless(string email, Uri? endpoint) => new(email, null, null, endpoint is null ? new(Google) : new(endpoint, "/token"));
}
