namespace Reeve.Google.Identity;

/// <summary>Whom the account may act as, whatever has been delegated to it.</summary>
public sealed class SubjectRules
{
    private readonly IReadOnlyList<(string Name, string Domain)> _patterns;

    private SubjectRules(IReadOnlyList<(string, string)> patterns) => _patterns = patterns;

    /// <summary>Reads patterns such as <c>ada@corp.example *@sales.corp.example</c>, with blanks or commas between; <c>*</c> is any text without an <c>@</c>, alone it is anybody.</summary>
    /// <param name="text">The patterns.</param>
    /// <exception cref="FormatException">There is none, or one of them is no pattern; the message is one sentence.</exception>
    public static SubjectRules Parse(string text)
    {
        var words = text.Split((char[])[',', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

        return words.Length > 0
            ? new([.. words.Select(Pattern)])
            : throw new FormatException("It names nobody; write `*` for anybody, or unset it.");
    }

    /// <summary>Tells whether a user may be acted as. Upper and lower case are the same.</summary>
    /// <param name="subject">The user's address.</param>
    public bool Allows(string subject)
    {
        var at = subject.LastIndexOf('@');
        var (name, domain) = at < 0 ? (subject, "") : (subject[..at], subject[(at + 1)..]);

        return _patterns.Any(pattern => pattern is ("*", "*") || (!name.Contains('@', StringComparison.Ordinal) && Matches(pattern.Name, name) && Matches(pattern.Domain, domain)));
    }

    private static (string, string) Pattern(string word)
    {
        if (word == "*") return ("*", "*");

        var parts = word.Split('@');

        return parts is [{ Length: > 0 } name, { Length: > 0 } domain]
            ? (name, domain)
            : throw new FormatException($"`{word}` is not a pattern of addresses; write it as `*@corp.example` or `ada@corp.example`.");
    }

    private static bool Matches(string pattern, string text)
    {
        const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;
        var parts = pattern.Split('*');
        if (parts is [var whole]) return text.Equals(whole, AnyCase);
        if (!text.StartsWith(parts[0], AnyCase) || !text.EndsWith(parts[^1], AnyCase)) return false;

        var (at, end) = (parts[0].Length, text.Length - parts[^1].Length);
        if (at > end) return false;

        foreach (var part in parts[1..^1])
        {
            var found = text.IndexOf(part, at, end - at, AnyCase);
            if (found < 0) return false;

            at = found + part.Length;
        }

        return true;
    }
}
