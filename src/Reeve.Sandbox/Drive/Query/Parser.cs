namespace Reeve.Sandbox.Drive.Query;

/// <summary>Reads the <c>q</c> parameter of files.list.</summary>
/// <remarks>
/// <c>and</c> and <c>or</c> bind equally and from left to right; <c>not</c> takes the next term or parenthesis.
/// Source: Drive guide "Search query terms and operators".
/// </remarks>
internal sealed class Parser
{
    private readonly List<Token> _tokens;
    private readonly Terms _terms;
    private int _position;

    private Parser(string query, QueryScope scope)
    {
        _tokens = Lexer.Read(query);
        _terms = new Terms(scope);
    }

    /// <summary>True if the query searches full texts, whose results cannot be sorted.</summary>
    public bool HasFullText => _terms.HasFullText;

    /// <summary>Reads a query.</summary>
    /// <exception cref="RefusedException">It does not follow the grammar.</exception>
    public static (Expression Expression, bool HasFullText) Parse(string query, QueryScope scope)
    {
        var parser = new Parser(query, scope);
        var expression = parser.ReadChain();

        return parser.Peek.Kind == TokenKind.End ? (expression, parser.HasFullText) : throw Refusals.Invalid("q");
    }

    private Token Peek => _tokens[_position];

    private Expression ReadChain()
    {
        var left = ReadUnit();
        while (Peek.Is("and") || Peek.Is("or"))
        {
            var isAnd = Next().Is("and");
            var right = ReadUnit();
            left = isAnd ? new Expression.And(left, right) : new Expression.Or(left, right);
        }

        return left;
    }

    private Expression ReadUnit()
    {
        if (Peek.Is("not"))
        {
            Next();

            return new Expression.Not(ReadUnit());
        }

        if (Peek.Is("("))
        {
            Next();
            var inner = ReadChain();
            Expect(")");

            return inner;
        }

        return ReadTerm();
    }

    private Expression ReadTerm()
    {
        var first = Next();
        if (first.Kind == TokenKind.Text)
        {
            var isNot = Peek.Is("not");
            if (isNot)
            {
                Next();
            }

            Expect("in");
            var member = _terms.In(first.Value, Next());

            return isNot ? new Expression.Not(member) : member;
        }

        if (first.Kind != TokenKind.Word)
        {
            throw Refusals.Invalid("q");
        }

        return Peek.Is("has") ? ReadHas(first.Value)
            : Peek.Kind == TokenKind.Symbol && !Peek.Is(")") || Peek.Is("contains") ? _terms.Compare(first.Value, Next().Value, Next())
            : _terms.Bare(first.Value);
    }

    private Expression ReadHas(string collection)
    {
        Next();
        Expect("{");
        Expect("key");
        Expect("=");
        var key = Next();
        Expect("and");
        Expect("value");
        Expect("=");
        var value = Next();
        Expect("}");

        return key.Kind == TokenKind.Text && value.Kind == TokenKind.Text
            ? Terms.Has(collection, key.Value, value.Value)
            : throw Refusals.Invalid("q");
    }

    private Token Next() => Peek.Kind == TokenKind.End ? throw Refusals.Invalid("q") : _tokens[_position++];

    private void Expect(string value)
    {
        if (!Next().Is(value))
        {
            throw Refusals.Invalid("q");
        }
    }
}
