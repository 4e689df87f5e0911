namespace Reeve.Sandbox.Drive.Query;

/// <summary>What a word of a query is.</summary>
internal enum TokenKind
{
    Word,
    Text,
    Symbol,
    End,
}

/// <summary>One word, quoted text or symbol of a query.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Value">The text, without quotes and escapes.</param>
internal readonly record struct Token(TokenKind Kind, string Value)
{
    /// <summary>True for an unquoted word or symbol; words in any case.</summary>
    public bool Is(string value) => Kind is TokenKind.Word or TokenKind.Symbol && Value.Equals(value, StringComparison.OrdinalIgnoreCase);
}
