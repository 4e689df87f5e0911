namespace Reeve.Engine.Documents;

/// <summary>The names of domains as people may write them in a policy.</summary>
internal static class DomainForm
{
    private const string Subdomains = "*.";
    private const int MaxLength = 253; // Source: RFC 1035 §2.3.4, without the dot at the end.
    private const int MaxLabelLength = 63; // Source: RFC 1035 §2.3.4.

    /// <summary>Reads the name of one domain.</summary>
    public static Parsed<string> Name(Node.Scalar scalar) => scalar.Text.Contains('*', StringComparison.Ordinal)
        ? Complaint.Value($"{scalar.Text.InBackticks()} stands for many domains, and a grant is for one; write one entry for each domain, like `domain: corp.example`.")
        : Pattern(scalar);

    /// <summary>Reads the name of a domain, or <c>*.corp.example</c> for all below one.</summary>
    /// <returns>The name in lower case.</returns>
    public static Parsed<string> Pattern(Node.Scalar scalar)
    {
        var text = scalar.Text;
        var name = text.StartsWith(Subdomains, StringComparison.Ordinal) ? text[Subdomains.Length..] : text;
        if (IsName(name))
        {
            return text.ToLowerInvariant();
        }

        var shown = text.InBackticks();
        return Complaint.Value(text switch
        {
            _ when Bare(text) is { } bare => $"{shown} is {What(text)}; write {bare.InBackticks()}.",
            _ when text.Any(char.IsWhiteSpace) => $"{shown} has a space in it; write one domain like `corp.example`.",
            _ when text.StartsWith(Subdomains, StringComparison.Ordinal) && IsName("a." + name) => $"{shown} is too wide; write a full domain after `*.`, like `*.corp.example`.",
            _ when text.Contains('*', StringComparison.Ordinal) => $"in {shown} the `*` is in the wrong place; write `*.` and then a full domain, like `*.corp.example`.",
            _ when !text.All(char.IsAscii) => $"{shown} has letters that domain names have in their `xn--` form only; write that form.",
            _ when !text.Contains('.', StringComparison.Ordinal) => $"{shown} has no dot; write the full domain, like `corp.example`.",
            _ => $"{shown} is not a domain; write one like `corp.example`.",
        });
    }

    /// <summary>Whether this is a full domain name, in either case. Source: RFC 1123 §2.1.</summary>
    public static bool IsName(string text)
    {
        var labels = text.Split('.');
        return text.Length <= MaxLength && labels.Length > 1 && labels.All(IsLabel) && labels[^1].Any(char.IsAsciiLetter);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabelLength
        && label[0] != '-' && label[^1] != '-'
        && label.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');

    /// <summary>The domain inside something that is a little more, or less, than one; null if there is none.</summary>
    private static string? Bare(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var host = (scheme < 0 ? text : text[(scheme + 3)..]).Split('/')[0];
        var bare = host[(host.IndexOf('@', StringComparison.Ordinal) + 1)..].Trim('.', ' ');
        return IsName(bare) ? bare.ToLowerInvariant() : null;
    }

    private static string What(string text) => text switch
    {
        _ when text.Contains('/', StringComparison.Ordinal) => "a URL, not a domain",
        _ when text.Contains('@', StringComparison.Ordinal) => "an address, not a domain",
        _ => "not quite a domain",
    };
}
