using System.Globalization;
using Reeve.Sandbox.Drive.Shapes;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive.Query;

/// <summary>Reads the <c>q</c> parameter of drives.list.</summary>
/// <remarks>
/// Counts, units and dates are for administrators who say that they act as such, <c>hidden</c> for everybody else.
/// Source: Drive guide "Search query terms and operators", "Shared drive-specific query terms".
/// </remarks>
internal sealed class DriveQuery
{
    private readonly List<Token> _tokens;
    private readonly bool _asAdministrator;
    private int _position;

    private DriveQuery(string query, bool asAdministrator) => (_tokens, _asAdministrator) = (Lexer.Read(query), asAdministrator);

    /// <summary>Returns the condition; an empty query holds for every drive.</summary>
    /// <exception cref="RefusedException">It does not follow the grammar, or has a term that is not for this caller.</exception>
    public static Func<SharedDriveView, bool> Parse(string? query, bool asAdministrator)
    {
        if (string.IsNullOrWhiteSpace(query))
        {
            return _ => true;
        }

        var parser = new DriveQuery(query, asAdministrator);
        var holds = parser.ReadChain();

        return parser.Peek.Kind == TokenKind.End ? holds : throw Refusals.Invalid("q");
    }

    private Token Peek => _tokens[_position];

    private Func<SharedDriveView, bool> ReadChain()
    {
        var left = ReadUnit();
        while (Peek.Is("and") || Peek.Is("or"))
        {
            var isAnd = Next().Is("and");
            var (before, after) = (left, ReadUnit());
            left = isAnd ? view => before(view) && after(view) : view => before(view) || after(view);
        }

        return left;
    }

    private Func<SharedDriveView, bool> ReadUnit()
    {
        if (Peek.Is("not"))
        {
            Next();
            var inner = ReadUnit();

            return view => !inner(view);
        }

        if (!Peek.Is("("))
        {
            return ReadTerm();
        }

        Next();
        var chain = ReadChain();

        return Next().Is(")") ? chain : throw Refusals.Invalid("q");
    }

    private Func<SharedDriveView, bool> ReadTerm()
    {
        var (field, sign, value) = (Next(), Next(), Next());
        if (field.Kind != TokenKind.Word || (field.Value != "name" && field.Value == "hidden" == _asAdministrator))
        {
            throw Refusals.Invalid("q");
        }

        return field.Value switch
        {
            "name" when sign.Is("contains") && value.Kind == TokenKind.Text => view => Names.Contains(view.Drive.Name, value.Value),
            "name" when value.Kind == TokenKind.Text => Equality(sign, view => view.Drive.Name == value.Value),
            "hidden" => Equality(sign, Hidden(value)),
            "orgUnitId" when value.Kind == TokenKind.Text => Equality(sign, view => view.Drive.OrgUnitId == value.Value),
            "memberCount" => Order(sign, Count(value), view => view.Drive.Root.Grants.Length),
            "organizerCount" => Order(sign, Count(value), view => view.Drive.Root.Grants.Count(grant => grant.Role == Role.Organizer)),
            "createdTime" when Timestamps.TryParse(value.Value, out var at) => Order(sign, at, view => view.Drive.CreatedAt),
            _ => throw Refusals.Invalid("q"),
        };
    }

    private static Func<SharedDriveView, bool> Hidden(Token value) =>
        value.Is("true") ? view => view.IsHidden : value.Is("false") ? view => !view.IsHidden : throw Refusals.Invalid("q");

    private static int Count(Token value) =>
        int.TryParse(value.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : throw Refusals.Invalid("q");

    private static Func<SharedDriveView, bool> Equality(Token sign, Func<SharedDriveView, bool> test) =>
        sign.Is("=") ? test : sign.Is("!=") ? view => !test(view) : throw Refusals.Invalid("q");

    private static Func<SharedDriveView, bool> Order<T>(Token sign, T value, Func<SharedDriveView, T> get) where T : IComparable<T> => sign.Value switch
    {
        "=" => view => get(view).CompareTo(value) == 0,
        "!=" => view => get(view).CompareTo(value) != 0,
        "<" => view => get(view).CompareTo(value) < 0,
        "<=" => view => get(view).CompareTo(value) <= 0,
        ">" => view => get(view).CompareTo(value) > 0,
        ">=" => view => get(view).CompareTo(value) >= 0,
        _ => throw Refusals.Invalid("q"),
    };

    private Token Next() => Peek.Kind == TokenKind.End ? throw Refusals.Invalid("q") : _tokens[_position++];
}
