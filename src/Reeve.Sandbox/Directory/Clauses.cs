using System.Text;

namespace Reeve.Sandbox.Directory;

/// <summary>One clause of a search: a field, an operator, and a value.</summary>
/// <param name="Field">Empty where the clause is a value alone.</param>
/// <param name="Operator"><c>=</c>, <c>:</c>, or a comparison; empty where there is none.</param>
/// <param name="Value">Without quotes and escapes.</param>
internal readonly record struct Clause(string Field, string Operator, string Value)
{
    /// <summary>The value before the star, where the clause asks for a beginning; else null.</summary>
    public string? Prefix => Operator is ":" or "" && Value is [.. var start, '*'] ? start : null;
}

/// <summary>Cuts a search into its clauses. Source: Directory guides "Search for users" and "Search for groups".</summary>
internal static class Clauses
{
    private static readonly string[] Operators = [">=", "<=", "=", ":", ">", "<"];

    /// <summary>Returns the clauses, all of which must be true.</summary>
    /// <exception cref="Drive.RefusedException">A quote is not closed, or a field or value is missing.</exception>
    public static List<Clause> Read(string query)
    {
        var clauses = new List<Clause>();
        for (var position = SkipBlanks(query, 0); position < query.Length; position = SkipBlanks(query, position))
        {
            var first = Word(query, ref position, isField: true);
            var symbol = Array.Find(Operators, each => string.CompareOrdinal(query, position, each, 0, each.Length) == 0) ?? "";
            position += symbol.Length;
            clauses.Add(symbol.Length == 0 ? new Clause("", "", first) : new Clause(first, symbol, Word(query, ref position, isField: false)));
        }

        return clauses.Count > 0 && clauses.TrueForAll(clause => clause.Value.Length > 0 && (clause.Field.Length > 0) == (clause.Operator.Length > 0))
            ? clauses : throw DirectoryRefusals.Invalid("query");
    }

    private static int SkipBlanks(string text, int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position;
    }

    // A quoted text may have blanks in it, and its quotes are escaped with a backslash.
    private static string Word(string query, ref int position, bool isField)
    {
        var text = new StringBuilder();
        var isQuoted = position < query.Length && query[position] == '\'';
        position += isQuoted ? 1 : 0;
        while (position < query.Length && !Ends(query[position], isQuoted, isField))
        {
            if (query[position] == '\\' && position + 1 < query.Length)
            {
                position++;
            }

            text.Append(query[position++]);
        }

        return !isQuoted || position++ < query.Length ? text.ToString() : throw DirectoryRefusals.Invalid("query");
    }

    private static bool Ends(char letter, bool isQuoted, bool isField) =>
        isQuoted ? letter == '\'' : char.IsWhiteSpace(letter) || (isField && letter is '=' or ':' or '<' or '>');
}
