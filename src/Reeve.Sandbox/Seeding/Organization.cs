using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Seeding;

/// <summary>What the administrators of the built-in company made of its people in some years: units, aliases, groups in groups, helpers.</summary>
internal static class Organization
{
    /// <summary>Another name of the company's domain.</summary>
    public const string DomainAlias = "corp-mail.example";

    /// <summary>An address that the renamed user had before, and that nobody has now.</summary>
    public const string Former = "jane.mueller@corp.example";

    /// <summary>Somebody on a long leave, whose account is archived.</summary>
    public const string Archived = "henrik.olsen@corp.example";

    /// <summary>Somebody who may look after users and groups, and nothing else.</summary>
    public const string HelpDesk = "helpdesk@corp.example";

    /// <summary>A group with nobody in it.</summary>
    public const string EmptyGroup = "legal@corp.example";

    /// <summary>A group of every user of the company.</summary>
    public const string Everyone = "everyone@corp.example";

    /// <summary>A group in which outsiders are, one of them through another company's group.</summary>
    public const string Launch = "launch@corp.example";

    /// <summary>A group that looks like one of colleagues, and has <see cref="Launch"/> inside.</summary>
    public const string Campaign = "campaign@corp.example";

    /// <summary>A group of another company, into which nobody here can look.</summary>
    public const string Agency = "agency@codehouse.example";

    private const string Platform = "platform@corp.example";
    private const string CoreTeams = "core-teams@corp.example";
    private const string AllHands = "all-hands@corp.example";

    private static readonly Dictionary<string, string> Units = new()
    {
        ["finance"] = "/Finance",
        ["engineering"] = "/Engineering",
        ["people"] = "/People",
        ["sales"] = "/Revenue/Sales",
        ["marketing"] = "/Revenue/Marketing",
    };

    private static readonly string[] PlatformTeam = ["maya.lindqvist@corp.example", "ben.okafor@corp.example", "chen.wei@corp.example", "hugo.silva@corp.example"];

    /// <summary>Adds it all to a company that has its staff.</summary>
    /// <param name="company">The company.</param>
    /// <param name="today">Midnight (UTC) of the day of the start, to which all dates are relative.</param>
    public static void AddTo(Company company, DateTimeOffset today)
    {
        company.AddUser(Archived);
        company.AddUser(HelpDesk);
        AddUnits(company);
        AddAddresses(company);
        AddGroups(company);
        company.People.SetArchived(Archived, true);
        company.People.Delegate(HelpDesk, "users", "groups");
        AddDates(company, today);
    }

    private static void AddUnits(Company company)
    {
        foreach (var (department, staff) in StaffList.Departments)
        {
            foreach (var email in staff)
            {
                company.People.Move(email, Units[department]);
            }
        }

        foreach (var email in PlatformTeam)
        {
            company.People.Move(email, "/Engineering/Platform");
        }

        foreach (var email in StaffList.Leavers.Append(Archived))
        {
            company.People.Move(email, "/Leavers");
        }

        company.People.Move(StaffList.Ceo, "/Leadership");
        company.People.Move(StaffList.Cfo, "/Leadership");
    }

    private static void AddAddresses(Company company)
    {
        company.People.AddDomain(DomainAlias, company.Domain);
        company.People.AddAlias("nora.keller@corp.example", "nora@corp.example");
        company.People.AddAlias("maya.lindqvist@corp.example", "maya@corp.example");
        company.People.AddAlias("sofia.jensen@corp.example", "press@corp.example");
        company.People.AddAlias("finance@corp.example", "accounting@corp.example");
        company.People.AddAlias(StaffList.Renamed, Former);
        company.People.RemoveAlias(StaffList.Renamed, Former);
    }

    private static void AddGroups(Company company)
    {
        company.AddGroup(Platform, PlatformTeam);
        company.People.AddMember(Platform, PlatformTeam[0], "OWNER");
        company.AddGroup(CoreTeams, Platform, "people@corp.example");
        company.AddGroup(AllHands, CoreTeams, "sales@corp.example", "marketing@corp.example");
        company.AddGroup(Agency, "dev1@codehouse.example", "dev2@codehouse.example");
        company.AddGroup(Launch, "paul.dubois@corp.example", Agency, "jk.freelance@gmail.com");
        company.People.AddMember(Launch, "sofia.jensen@corp.example", "OWNER");
        company.AddGroup(Campaign, "rita.gomez@corp.example", "sam.taylor@corp.example", Launch);
        company.AddGroup(EmptyGroup);
        company.People.IncludeEverybody(Everyone);
    }

    // Nobody's history is told here, so that any will do that is the same every time.
    private static void AddDates(Company company, DateTimeOffset today)
    {
        foreach (var (account, index) in company.Roster.All.Where(each => each.Kind == PrincipalKind.User && each.Internal).Select((account, index) => (account, index)))
        {
            account.CreatedAt = today.AddDays(-500 - (index * 47 % 1900)).AddHours(9);
            account.LastLoginAt = account.CanSignIn ? today.AddDays(-1 - (index % 12)).AddHours(8) : today.AddDays(-60 - (index * 13 % 300)).AddHours(17);
            account.DeletedAt = account.State == UserState.Deleted ? today.AddDays(-12) : null;
        }
    }
}
