using System.Collections.Immutable;
using Reeve.Core.Evaluation;
using Reeve.Core.Trees;
using Reeve.Engine.Crawling;

namespace Reeve.Engine.People;

/// <summary>Settles who the addresses are that a policy lists, before anything is planned.</summary>
/// <remarks>
/// Drive shows the primary address, so that an alias or a former address looks like nobody. Whom a grant shows is settled by that; about all
/// others the Directory is asked, each once. Where it may not be asked, nothing is known of them until they are granted something.
/// </remarks>
/// <param name="organization">The Directory.</param>
/// <param name="roster">Told who cannot be acted as, so that it need not be tried.</param>
internal sealed class AddressResolver(Organization organization, ActorRoster roster)
{
    /// <summary>The code of the one problem that tells that the Directory could not be asked; what it tells is no failure.</summary>
    internal const string DirectoryNotAsked = "directory-not-asked";

    internal const string Suspended = "suspended";
    internal const string WrongKind = "wrong-kind";

    /// <summary>Who of those listed is known by now, and was not before: later runs can tell by it who has left.</summary>
    public static IEnumerable<(Principal Principal, string GranteeId)> NewlyKnown(PreparedPlan prepared)
    {
        var known = prepared.Readings.Aggregate(prepared.Addresses, (soFar, reading) => soFar.SeenIn(reading.Tree));
        foreach (var name in Listed.In(prepared.Policy, prepared.Trees.Select(tree => tree.Policy)).SelectMany(one => one.Names).Distinct())
        {
            if (known.TryResolve(name, out var id) && prepared.Addresses.All.GetValueOrDefault(name) != id)
            {
                yield return (name, id);
            }
        }
    }

    /// <summary>Finds out who they are.</summary>
    /// <param name="listed">Where the policy names whom.</param>
    /// <param name="known">What earlier runs found out.</param>
    /// <param name="trees">What was read.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <returns>What is known now, and what is wrong with the addresses or could not be found out.</returns>
    public async Task<(Addresses Addresses, ImmutableArray<Problem> Problems)> ResolveAsync(
        IReadOnlyList<Listed> listed, Addresses known, IEnumerable<Tree> trees, CancellationToken cancellationToken)
    {
        var shown = ShownIn(trees);
        var open = listed.Where(one => !one.Names.Any(shown.Contains)).ToList();
        var answers = await Task.WhenAll(open.Select(one => FindAsync(one.Names, cancellationToken)));

        var problems = ImmutableArray.CreateBuilder<Problem>();
        if (organization.WhyNotAsked is { } why)
        {
            problems.Add(ProblemOf(DirectoryNotAsked, why));
        }

        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (one, answer) in open.Zip(answers))
        {
            known = answer switch
            {
                { Primary: { } primary, Name: { } name } => known.WithPrimary(name, primary),
                { IsTold: true } => one.Names.Aggregate(known, (soFar, name) => soFar.WithNobody(name)),
                _ => known,
            };
            problems.AddRange(Say(one, answer, known).Where(problem => told.Add(problem.Message)));
        }

        return (known, problems.ToImmutable());
    }

    private static Problem ProblemOf(string code, string message) => new("", "", code, message);

    private static HashSet<Principal> ShownIn(IEnumerable<Tree> trees)
    {
        var shown = new HashSet<Principal>();
        var sets = new HashSet<ImmutableArray<Grant>>();
        foreach (var grants in trees.SelectMany(tree => tree.Items).Select(item => item.Grants).Where(sets.Add))
        {
            shown.UnionWith(grants.Select(grant => grant.Grantee.Principal));
        }

        return shown;
    }

    private IEnumerable<Problem> Say(Listed one, Answered answer, Addresses known)
    {
        if (answer.Primary is { Kind: PrincipalKind.User } primary && answer.IsSuspended)
        {
            roster.Withhold(primary.Address);
            yield return ProblemOf(Suspended, $"{one.Rule}: `{primary.Address}` is suspended: nobody can act as them, and what they are granted reaches nobody until they are back.");
        }
        else if (answer is { IsTold: true, OtherKind: { } other })
        {
            yield return ProblemOf(WrongKind, $"{one.Rule}: `{one.Address}` is a {Word(other)} in the Directory, not a {Word(one.Names[0])}; write `{Word(other)}: {one.Address}`.");
        }
        else if (answer is { IsTold: true, Primary: null } && !one.IsAccess && !one.Names.Any(known.HasLeft))
        {
            yield return ProblemOf(ProblemCodes.Unresolved, $"{one.Rule}: the Directory knows nobody as `{one.Address}`; mend the address, or take it out.");
        }
    }

    private static string Word(Principal principal) => principal.Kind == PrincipalKind.Group ? "group" : "user";

    private async Task<Answered> FindAsync(ImmutableArray<Principal> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            if (await FindAsync(name, cancellationToken) is var answer && (!answer.IsTold || answer.Primary is not null))
            {
                return answer;
            }
        }

        // Somebody, but of the other kind, is a slip that can be named.
        var other = names.Length > 1 ? default : await FindAsync(Other(names[0]), cancellationToken);
        return new Answered(true, names[0], null, OtherKind: other.Primary);
    }

    private static Principal Other(Principal name) => name.Kind == PrincipalKind.User ? Principal.Group(name.Address) : Principal.User(name.Address);

    private async Task<Answered> FindAsync(Principal name, CancellationToken cancellationToken)
    {
        if (name.Kind == PrincipalKind.Group)
        {
            var (isTold, group) = await organization.GroupAsync(name.Address, cancellationToken);
            return new Answered(isTold, name, group is null ? null : Principal.Group(group.Email));
        }

        var (isUserTold, user) = await organization.UserAsync(name.Address, cancellationToken);
        return new Answered(isUserTold, name, user is null ? null : Principal.User(user.PrimaryEmail), user is { IsSuspended: true });
    }

    /// <summary>What is known of a name.</summary>
    /// <param name="IsTold">Whether the Directory answered.</param>
    /// <param name="Name">The name.</param>
    /// <param name="Primary">Who it is; null if nobody.</param>
    /// <param name="IsSuspended">Whether that one cannot sign in.</param>
    /// <param name="OtherKind">Who has the address where it is nobody of the kind that was named.</param>
    private readonly record struct Answered(bool IsTold, Principal? Name, Principal? Primary, bool IsSuspended = false, Principal? OtherKind = null);
}
