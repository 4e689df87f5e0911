using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>A line of access, with the list it stands in.</summary>
/// <param name="Access">The line.</param>
/// <param name="Rule">The list, for people.</param>
internal readonly record struct Line(Access Access, string Rule);

/// <summary>What lists of access allow to whom, by grantee rather than by spelling.</summary>
internal sealed class Allowance
{
    private readonly Dictionary<string, Line> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<Principal, Line> _byPrincipal = [];

    /// <summary>Reads the lines; where two are one grantee, the higher role counts, the first of two equal ones.</summary>
    public Allowance(ImmutableArray<Line> lines, Addresses addresses)
    {
        Lines = lines;
        var winners = new Dictionary<string, Line>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var key = addresses.TryResolve(line.Access.Principal, out var id) ? id : addresses.PrimaryOf(line.Access.Principal).ToString();
            var winner = winners.TryGetValue(key, out var other) ? Higher(other, line) : line;
            winners[key] = winner;
            if (id is not null)
            {
                _byId[id] = winner;
            }

            _byPrincipal[line.Access.Principal] = _byPrincipal[addresses.PrimaryOf(line.Access.Principal)] = winner;
        }

        Entries = [.. lines.Select(line => Of(line.Access.Principal, addresses)).Distinct()];
    }

    /// <summary>All lines.</summary>
    public ImmutableArray<Line> Lines { get; }

    /// <summary>The lines that count, each another grantee as far as is known, in the order of the lists.</summary>
    public ImmutableArray<Line> Entries { get; }

    /// <summary>What is allowed to a grantee; nothing if it is not listed.</summary>
    /// <param name="grantee">Who.</param>
    /// <param name="otherwise">The list to name where it is not listed.</param>
    public Entitlement Of(Grantee grantee, string otherwise) =>
        _byId.TryGetValue(grantee.Id, out var line) || _byPrincipal.TryGetValue(grantee.Principal, out line)
            ? new Entitlement(line.Access.Role, line.Access.Findable, line.Rule, line.Access.Line)
            : new Entitlement(Role.None, false, otherwise);

    private static Line Higher(Line one, Line other)
    {
        var higher = other.Access.Role > one.Access.Role ? other : one;
        return one.Access.Findable == other.Access.Findable ? higher : higher with { Access = higher.Access with { Findable = true } };
    }

    private Line Of(Principal principal, Addresses addresses) =>
        addresses.TryResolve(principal, out var id) ? _byId[id] : _byPrincipal[addresses.PrimaryOf(principal)];
}
