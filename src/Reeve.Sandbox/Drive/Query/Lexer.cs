using System.Text;

namespace Reeve.Sandbox.Drive.Query;

/// <summary>Cuts a query into words, quoted texts and symbols.</summary>
/// <remarks>Source: Drive guide "Search query terms and operators"; <c>\'</c> and <c>\\</c> are the escapes within quotes.</remarks>
internal static class Lexer
{
    private static readonly string[] Symbols = ["<=", ">=", "!=", "=", "<", ">", "(", ")", "{", "}"];

    /// <summary>Returns the tokens, closed by one of kind End.</summary>
    /// <exception cref="RefusedException">A quote is not closed, or there is a character that means nothing.</exception>
    public static List<Token> Read(string query)
    {
        var tokens = new List<Token>();
        var position = 0;
        while (position < query.Length)
        {
            var letter = query[position];
            if (char.IsWhiteSpace(letter))
            {
                position++;
            }
            else if (letter is '\'' or '"')
            {
                tokens.Add(new Token(TokenKind.Text, Quoted(query, ref position)));
            }
            else if (Array.Find(Symbols, symbol => string.CompareOrdinal(query, position, symbol, 0, symbol.Length) == 0) is { } found)
            {
                tokens.Add(new Token(TokenKind.Symbol, found));
                position += found.Length;
            }
            else
            {
                tokens.Add(new Token(TokenKind.Word, Word(query, ref position)));
            }
        }

        tokens.Add(new Token(TokenKind.End, ""));

        return tokens;
    }

    private static string Quoted(string query, ref int position)
    {
        var quote = query[position++];
        var text = new StringBuilder();
        while (position < query.Length && query[position] != quote)
        {
            if (query[position] == '\\' && position + 1 < query.Length)
            {
                position++;
            }

            text.Append(query[position++]);
        }

        return position++ < query.Length ? text.ToString() : throw Refusals.Invalid("q");
    }

    private static string Word(string query, ref int position)
    {
        var start = position;
        while (position < query.Length && (char.IsAsciiLetterOrDigit(query[position]) || query[position] is '.' or '_' or '-' or ':' or '/'))
        {
            position++;
        }

        return position > start ? query[start..position] : throw Refusals.Invalid("q");
    }
}
