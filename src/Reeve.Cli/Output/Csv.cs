namespace Reeve.Cli.Output;

/// <summary>Comma-separated lines. Source: RFC 4180.</summary>
internal static class Csv
{
    /// <summary>One line, without its end.</summary>
    public static string Line(params IEnumerable<string?> fields) => string.Join(',', fields.Select(Field));

    /// <summary>
    /// A field that starts like a formula is kept from being one, and one cannot write to a terminal: file names are written by anybody.
    /// Line ends and tabs are data; other control characters become <c>�</c>. JSON has each name as it is.
    /// </summary>
    private static string Field(string? field)
    {
        var text = field ?? "";
        text = text.Any(IsControl) ? string.Concat(text.Select(character => IsControl(character) ? '\uFFFD' : character)) : text;
        text = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    private static bool IsControl(char character) => char.IsControl(character) && character is not ('\n' or '\r' or '\t');
}
