namespace Reeve.Engine.Documents;

/// <summary>The addresses of users and groups as people may write them in a policy.</summary>
internal static class AddressForm
{
    private const string Specials = "\"(),:;<>@[\\]`"; // Source: RFC 5322 §3.2.3, specials; the dot is free, the backtick is not.

    /// <summary>Reads an address.</summary>
    /// <returns>The address in lower case.</returns>
    public static Parsed<string> Address(Node.Scalar scalar)
    {
        var text = scalar.Text;
        if (IsAddress(text))
        {
            return text.ToLowerInvariant();
        }

        var shown = text.InBackticks();
        return Complaint.Value(text switch
        {
            _ when Inside(text) is { } address => $"{shown} is more than an address; write {address.InBackticks()}.",
            _ when !text.Contains('@', StringComparison.Ordinal) => $"{shown} has no `@`; write an address like `ada@corp.example`.",
            _ when text.Count(character => character == '@') > 1 => $"{shown} has more than one `@`; write one address like `ada@corp.example`.",
            _ when text.EndsWith('@') => $"{shown} ends at the `@`; write the domain too, like `ada@corp.example`.",
            _ when text.StartsWith('@') => $"{shown} has no name before the `@`; write an address like `ada@corp.example`.",
            _ when !DomainForm.IsName(text[(text.IndexOf('@', StringComparison.Ordinal) + 1)..]) =>
                $"in {shown} what follows the `@` is not a domain; write an address like `ada@corp.example`.",
            _ => $"{shown} is not an address; write one like `ada@corp.example`.",
        });
    }

    private static bool IsAddress(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && DomainForm.IsName(text[(at + 1)..]) && text[..at].All(IsFree);
    }

    private static bool IsFree(char character) =>
        character > ' ' && (char.IsAscii(character) ? !char.IsControl(character) && !Specials.Contains(character, StringComparison.Ordinal) : char.IsLetterOrDigit(character));

    /// <summary>The one address in <c>Ada &lt;ada@corp.example&gt;</c>, <c>mailto:ada@corp.example</c> or <c>user:ada@corp.example</c>; null if there is none.</summary>
    private static string? Inside(string text)
    {
        var candidates = text.Split([' ', '<', '>', ':', ',', ';', '"'], StringSplitOptions.RemoveEmptyEntries).Where(IsAddress).Take(2).ToArray();
        return candidates.Length == 1 ? candidates[0].ToLowerInvariant() : null;
    }
}
