using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Engine.Asking;

/// <summary>Finds out whom a name stands for, so that a misspelt one is not answered for as if somebody bore it.</summary>
internal sealed class PrincipalFinder(PeopleReader people, Survey survey)
{
    /// <summary>Finds whoever has an address.</summary>
    /// <param name="address">The address, in lower case.</param>
    /// <param name="kind">User or group, where it was said; null: whichever it is.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <exception cref="EngineException">Nobody has it, or it is of the other kind.</exception>
    public async Task<Sought> FindAsync(string address, PrincipalKind? kind, CancellationToken cancellationToken)
    {
        if (survey.Known(address) is { } known)
        {
            return new Sought(survey, Checked(known, address, kind), null, IsSure: true);
        }

        var written = kind == PrincipalKind.Group ? Principal.Group(address) : Principal.User(address);
        if (!survey.Workspace.IsInside(address))
        {
            return new Sought(survey, written, $"Nothing that was read is granted to `{address}`{Meant(address)}; this is what anyone is given, and everyone of that domain.", IsSure: true);
        }

        var (isTold, found, account) = await people.LookUpAsync(address, cancellationToken);
        if (found is not null)
        {
            return new Sought(account is null ? survey : survey.With(account), Checked(found, address, kind), null, IsSure: true);
        }

        return isTold
            ? throw new EngineException(EngineFault.Usage, $"Nobody has the address `{address}`: the Directory knows no user and no group by it, and nothing that was read is granted to it{(Meant(address) is { Length: > 0 } meant ? meant : ".")}")
            : new Sought(survey, written, $"Nothing that was read is granted to `{address}`{Meant(address)}; whether anybody has that address the Directory could not be asked.", IsSure: false);
    }

    /// <summary>Takes a domain or anyone as written, and says so where nothing names that domain.</summary>
    public Sought Take(Principal wide) => wide.Kind != PrincipalKind.Domain || survey.Workspace.StandingOf(wide) == Standing.Inside || survey.IsNamed(wide)
        ? new Sought(survey, wide, null, IsSure: true)
        : new Sought(survey, wide, $"Nothing that was read is granted to the domain `{wide.DomainName}`{Near(wide.DomainName, survey.Workspace.Domains.Concat(survey.Workspace.Trusted))}; this is what anyone is given.", IsSure: true);

    private static Principal Checked(Principal found, string address, PrincipalKind? kind) => kind is not { } said || said == found.Kind ? found : throw new EngineException(
        EngineFault.Usage, $"`{address}` is a {Word(found.Kind)}, not a {Word(said)}; ask about `{Word(found.Kind)}:{address}`, or write the address alone.");

    private string Meant(string address) => Near(address, survey.Addresses);

    private static string Near(string text, IEnumerable<string> known) => Nearest.To(text, known) is { } near ? $"; did you mean `{near}`?" : "";

    private static string Word(PrincipalKind kind) => kind == PrincipalKind.Group ? "group" : "user";
}
