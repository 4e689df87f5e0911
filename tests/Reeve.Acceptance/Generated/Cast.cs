using Reeve.Acceptance.Running;
using Reeve.Sandbox;

namespace Reeve.Acceptance.Generated;

/// <summary>Who plays in generated trees.</summary>
internal static class Cast
{
    /// <summary>Suspended, with files of their own.</summary>
    public const string Sam = "sam@corp.example";

    /// <summary>Deleted, with grants left.</summary>
    public const string Gil = "gil@corp.example";

    /// <summary>Has another address.</summary>
    public const string Fay = "fay@corp.example";
    public const string FayToo = "fay.former@corp.example";

    public const string Eve = "eve@corp.example";
    public const string Stranger = "xavier@gmail.com";
    public const string Vendor = "vera@vendor.example";
    public const string Partner = "zoe@partner.example";
    public const string Robot = "bot@tools-7.iam.gserviceaccount.com";
    public const string Team = "team@corp.example";
    public const string Crew = "crew@corp.example";

    /// <summary>Who is in which group.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Groups = new Dictionary<string, string[]>
    {
        [Team] = [Workspace.Ben, Workspace.Dan],
        [Crew] = [Eve, Fay],
    };

    /// <summary>Whom grants are drawn for.</summary>
    public static readonly string[] Grantees =
    [
        .. new[] { Workspace.Ada, Workspace.Ben, Workspace.Cleo, Workspace.Dan, Eve, Fay, Gil, Sam, Stranger, Vendor, Partner, Robot }.Select(user => "user:" + user),
        "group:" + Team, "group:" + Crew, "domain:corp.example", "domain:partner.example", "domain:other.example", "anyone", "anyone",
    ];

    /// <summary>Who may be listed.</summary>
    public static readonly string[] Listable =
    [
        "user:" + Workspace.Ben, "user:" + Workspace.Cleo, "user:" + Eve, "user:" + Fay, "user:" + FayToo, "user:" + Partner,
        "group:" + Team, "group:" + Crew, "domain:corp.example",
    ];

    /// <summary>Whether somebody of this address can be acted as.</summary>
    public static bool IsUsable(string address) => IsInside(address) && address is not (Sam or Gil);

    public static bool IsInside(string address) => address.EndsWith("@corp.example", StringComparison.Ordinal);

    /// <summary>Adds everybody; who is suspended or deleted becomes so in <see cref="Leave"/>.</summary>
    public static void Enter(Company company)
    {
        company.AddUser(Fay, FayToo);
        foreach (var user in new[] { Sam, Gil, Eve, Stranger, Vendor, Partner, Robot })
        {
            company.AddUser(user);
        }

        foreach (var (group, members) in Groups)
        {
            company.AddGroup(group, members);
        }
    }

    /// <summary>Suspends and deletes those who are gone.</summary>
    public static void Leave(Company company)
    {
        company.SetUserState(Sam, "suspended");
        company.SetUserState(Gil, "deleted");
    }
}
