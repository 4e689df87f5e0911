using Reeve.Acceptance.Independent;
using Reeve.Acceptance.Running;
using Reeve.Sandbox;

namespace Reeve.Acceptance.Generated.Whole;

/// <summary>What whole policies and their trees are drawn from.</summary>
internal static class Lots
{
    /// <summary>Outside, with no Google account.</summary>
    public const string Guest = "gina@elsewhere.example";

    /// <summary>Nobody has these addresses, or not any more.</summary>
    public static readonly string[] Misspelt = ["group:taem@corp.example", "user:" + Cast.Gil];

    public static readonly string[] Folders = ["Alpha", "Beta", "Alpha", "Gamma", "Q1/Q2 *"];

    public static readonly string[] Files = ["plan", "notes", "plan"];

    public static readonly string[] Paths = ["/Alpha", "/*", "/**/Beta", "/Alpha/**", "/Q1\\/Q2 \\*", "/*/*", "/**/plan", "/G*a", "/Nowhere"];

    public static readonly string[] Grantees = [.. Cast.Grantees, "user:" + Guest];

    public static readonly string[] Listable =
        [.. Cast.Listable, .. Cast.Listable, "user:" + Workspace.Ada, "user:" + Workspace.Dan, "domain:partner.example", "domain:corp.example", "anyone"];

    /// <summary>Adds everybody.</summary>
    public static void Enter(Company company)
    {
        Cast.Enter(company);
        company.AddVisitor(Guest);
    }

    public static bool IsPerson(string who) => who.StartsWith("user:", StringComparison.Ordinal) || who.StartsWith("group:", StringComparison.Ordinal);

    /// <summary>Any role, in a shared drive also one that only folders there have.</summary>
    public static Role AnyRole(this Dice dice, string who, Role most) => most > Role.Writer && IsPerson(who) && dice.Chance(25) ? dice.Chance(60) ? Role.FileOrganizer : most : dice.AnyRole();
}
