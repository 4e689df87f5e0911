using System.Security.Cryptography;
using System.Text;

namespace Reeve.Http.Tokens;

/// <summary>What makes two tokens interchangeable.</summary>
/// <param name="Issuer">Whose key, which key and which token endpoint, in one string.</param>
/// <param name="Subject">Whom it acts as; null for the issuer itself.</param>
/// <param name="Scope">The scopes, separated by blanks.</param>
public sealed record TokenKey(string Issuer, string? Subject, string Scope)
{
    /// <summary>A name for it in files: always the same, and it tells nobody who is acted as.</summary>
    internal string Digest()
    {
        var text = string.Join('\n', Issuer, Subject ?? "", Scope);

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
