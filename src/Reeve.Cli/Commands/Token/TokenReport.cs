namespace Reeve.Cli.Commands.Token;

/// <summary>What there is to say of a token without showing it.</summary>
/// <param name="Service">Whose APIs it is for.</param>
/// <param name="Account">Who asked for it.</param>
/// <param name="KeyId">With which key; null for none.</param>
/// <param name="Subject">Whom it acts as; null for the account itself.</param>
/// <param name="Scopes">What it is good for.</param>
/// <param name="ExpiresAt">Until when.</param>
/// <param name="IsFromCache">Whether it was there already.</param>
internal sealed record TokenReport(string Service, string Account, string? KeyId, string? Subject, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt, bool IsFromCache);
