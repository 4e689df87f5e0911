namespace Reeve.Cli.Commands.Doctor;

/// <summary>Whom <c>doctor</c> tries to act as.</summary>
/// <param name="Users">Delegation is tried with each of them. May be empty.</param>
/// <param name="Admins">Of these the first administrator is tried as one. May be empty.</param>
/// <param name="PolicyAdmin">The administrator whom a policy names; null if none does. Is asked about the others.</param>
internal sealed record DoctorSubjects(IReadOnlyList<string> Users, IReadOnlyList<string> Admins, string? PolicyAdmin)
{
    /// <summary>Who may be asked about somebody who cannot be acted as, in this order.</summary>
    public IEnumerable<string> WhoMayKnow => Admins.Prepend(PolicyAdmin).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads who is named, else whom the policy acts as; a policy that is missing or broken is no reason to stop.</summary>
    /// <param name="session">Where the policy is.</param>
    /// <param name="named">Who is named; null or empty for nobody.</param>
    public static DoctorSubjects Read(Session session, IReadOnlyList<string>? named)
    {
        string? admin = null;
        IReadOnlyList<string> users = [];
        try
        {
            var policy = session.ReadPolicy().Policy!;
            admin = policy.Workspace.Admin;
            users = [.. policy.Trees.Select(tree => tree.As).Prepend(admin).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        }
        catch (UsageException)
        {
            // It is told by the commands that need it.
        }

        if (named is null or { Count: 0 })
        {
            return new(users, admin is null ? [] : [admin], admin);
        }

        IReadOnlyList<string> these = [.. named.Distinct(StringComparer.OrdinalIgnoreCase)];

        return new(these, these, admin);
    }

    /// <summary>Whether being an administrator is what a user is named for, and not only tried.</summary>
    /// <param name="user">One of the users.</param>
    public bool IsMeantAsAdmin(string user) => user.Equals(PolicyAdmin, StringComparison.OrdinalIgnoreCase);
}
