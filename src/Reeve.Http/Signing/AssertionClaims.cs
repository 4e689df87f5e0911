namespace Reeve.Http.Signing;

/// <summary>What a signed assertion says.</summary>
/// <param name="Issuer">Who signs: an account's address.</param>
/// <param name="Subject">Whom to act as; null for the issuer itself.</param>
/// <param name="Scope">What for: scopes separated by blanks.</param>
/// <param name="Audience">Whom it is for.</param>
public sealed record AssertionClaims(string Issuer, string? Subject, string Scope, string Audience);
