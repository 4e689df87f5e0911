using Reeve.Http.Tokens;

namespace Reeve.Google.Identity;

/// <summary>A token and where it is from.</summary>
/// <param name="Token">The token. Its text form hides it.</param>
/// <param name="Scope">What it was asked for with: scopes, separated by blanks.</param>
/// <param name="IsFromCache">Whether it was there already, here or in the file of an earlier process.</param>
public sealed record GoogleToken(AccessToken Token, string Scope, bool IsFromCache);

/// <summary>Somebody was acted as. Holds no token.</summary>
/// <param name="Account">Who did.</param>
/// <param name="Subject">Whom.</param>
/// <param name="Scope">With which scopes, separated by blanks.</param>
/// <param name="IsFromCache">Whether the token was there already.</param>
public sealed record Impersonation(string Account, string Subject, string Scope, bool IsFromCache);
