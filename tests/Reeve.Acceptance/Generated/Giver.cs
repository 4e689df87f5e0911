using Reeve.Acceptance.Independent;
using Reeve.Sandbox;

namespace Reeve.Acceptance.Generated;

/// <summary>Grants by chance.</summary>
internal static class Giver
{
    /// <summary>A role that everything may have.</summary>
    public static Role AnyRole(this Dice dice) => dice.Pick(new[] { Role.Reader, Role.Reader, Role.Commenter, Role.Writer, Role.Writer });

    /// <summary>Grants something, now and then so that search finds it, or for a time.</summary>
    /// <param name="company">Where.</param>
    /// <param name="dice">Draws.</param>
    /// <param name="item">What.</param>
    /// <param name="who">To whom.</param>
    /// <param name="role">As what.</param>
    /// <param name="endsFrom">How many days from now it may end at the earliest; null: it lasts.</param>
    public static void Give(this Company company, Dice dice, string item, string who, Role role, int? endsFrom = null)
    {
        var name = who[(who.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (who == "anyone")
        {
            company.GrantAnyone(item, role.Text(), findable: dice.Chance(25));
        }
        else if (who.StartsWith("domain:", StringComparison.Ordinal))
        {
            company.GrantDomain(item, name, role.Text(), findable: dice.Chance(25));
        }
        else
        {
            company.Grant(item, name, role.Text(), endsFrom is { } days && dice.Chance(20) ? TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(days + dice.Below(100)) : null);
        }
    }
}
