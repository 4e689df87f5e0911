using Reeve.Google;
using Reeve.Google.Identity;
using Reeve.Http.Failures;

namespace Reeve.Cli.Commands.Doctor;

/// <summary>Which scopes are delegated, and who can be acted as.</summary>
/// <param name="google">Asks for the tokens.</param>
/// <param name="search">Asks about whoever cannot be acted as.</param>
internal sealed class DelegationChecks(GoogleClient google, SubjectSearch search)
{
    /// <summary>What the check is called.</summary>
    public const string Name = "delegation";

    private const string How = "a token was asked for in that user's name";

    private bool _isAllTold; // Delegation is to the client: what one user shows of the scopes that can be done without holds for all.

    /// <summary>Tries each scope for one user.</summary>
    /// <param name="subject">The user.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Check> RunAsync(string subject, CancellationToken cancellationToken)
    {
        var rows = CommandScopes.All.Where(row => row.Without is null || !_isAllTold).ToList();
        var probes = new Dictionary<string, ScopeProbe>(StringComparer.Ordinal);
        try
        {
            foreach (var row in rows)
            {
                if (await TryAsync(row, subject, probes, cancellationToken) is { } refused)
                {
                    return await RefusedAsync(subject, refused, cancellationToken);
                }
            }
        }
        catch (ApiException failure)
        {
            return new Check(Name, CheckState.Fault, failure.Message, How, "Run `reeve doctor` again; it may pass.") { Code = ExitCode.Of(failure) ?? ExitCode.Failed };
        }

        _isAllTold = true;

        return Judge(google.Diagnosis, subject, rows, probes);
    }

    /// <summary>Tries a row's scopes: all of them, or to the first that will do where the row can be done without.</summary>
    /// <returns>The answer if it is the subject that was refused; otherwise null.</returns>
    private async Task<ScopeProbe?> TryAsync(CommandScopes row, string subject, Dictionary<string, ScopeProbe> probes, CancellationToken cancellationToken)
    {
        foreach (var scope in row.Scopes)
        {
            if (!probes.TryGetValue(scope, out var probe))
            {
                probe = probes[scope] = await google.Diagnosis.TryScopeAsync(subject, scope, cancellationToken);
            }

            if (probe.Answer == ScopeAnswer.SubjectRefused)
            {
                return probe;
            }

            if (probe.Answer == ScopeAnswer.Granted && row.Without is not null)
            {
                break;
            }
        }

        return null;
    }

    private async Task<Check> RefusedAsync(string subject, ScopeProbe probe, CancellationToken cancellationToken) =>
        await search.FindAsync(subject, cancellationToken) is { } found
            ? new(Name, CheckState.Fault, found.What ?? probe.Message, $"{How}, and refused; then {found.How}", found.Mend)
            : new(Name, CheckState.Fault, probe.Message, How, "Admin console › Directory › Users shows whether the user exists, is active, and which address is the primary one.");

    private static Check Judge(GoogleDiagnosis diagnosis, string subject, IReadOnlyList<CommandScopes> rows, Dictionary<string, ScopeProbe> probes)
    {
        var granted = probes.Values.Where(probe => probe.Answer == ScopeAnswer.Granted).Select(probe => probe.Scope).ToList();
        var without = rows.Where(row => !row.Scopes.Any(granted.Contains)).ToList();
        var how = $"each scope was asked for alone: {string.Join(", ", probes.Values.Select(probe => $"{GoogleScopes.AsWritten(probe.Scope)} {(probe.Answer == ScopeAnswer.Granted ? "yes" : "no")}"))}";
        if (without.Count == 0)
        {
            return new(Name, CheckState.Ok, $"{Listed(rows.Where(row => row.Without is null).Select(row => row.Commands))} can act as `{subject}`", how);
        }

        var needed = without.Where(row => row.Without is null).ToList();
        var missing = Missing(without);
        var forWork = Missing(needed);
        var forMore = missing.Except(forWork).ToList();
        var lost = string.Join("; ", without.Where(row => row.Without is not null && !row.Scopes.Any(forWork.Contains)).Select(row => row.Without));
        var client = $"not delegated to client ID {diagnosis.ClientId ?? "?"}";
        var what = needed.Count == 0 ? $"{AreNot(forMore)} {client}: {lost}"
            : $"{AreNot(forWork)} {client}: no {Listed(needed.Select(row => row.Commands))} as `{subject}`" + (forMore.Count == 0 ? "" : $". Not delegated either: {Named(forMore)}. Without {(forMore.Count == 1 ? "it" : "them")} {lost}");
        var restricted = probes.Values.FirstOrDefault(probe => probe.Answer == ScopeAnswer.Refused);

        return new Check(
            Name,
            needed.Count == 0 || (granted.Count > 0 && restricted is null) ? CheckState.Warning : CheckState.Fault,
            restricted is null ? what : $"{what}; {restricted.Message}",
            how,
            $"The page behind the link replaces the client's list of scopes: first see what else is on it. Add {(missing.Count == 1 ? "it" : "them")} there, in the Admin console › Security › API controls › Domain-wide delegation. It can take minutes to take effect.")
        {
            Link = DelegationLink.Of(diagnosis.ClientId, granted.Concat(missing)),
        };
    }

    /// <summary>The fewest scopes that mend rows: one that mends an earlier row may do for a later one.</summary>
    private static List<string> Missing(IEnumerable<CommandScopes> without)
    {
        var missing = new List<string>();
        foreach (var row in without)
        {
            if (!row.Scopes.Any(missing.Contains))
            {
                missing.Add(row.Scopes[0]);
            }
        }

        return missing;
    }

    private static string AreNot(List<string> scopes) => $"{Named(scopes)} {(scopes.Count == 1 ? "is" : "are")}";

    private static string Named(List<string> scopes) => string.Join(" and ", scopes.Select(scope => $"`{scope}`"));

    private static string Listed(IEnumerable<string> words) => string.Join(", ", words);
}
