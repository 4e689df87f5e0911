namespace Reeve.Sandbox.Seeding;

/// <summary>The people of the built-in company: 40 accounts, 8 groups, and the outsiders they deal with.</summary>
internal static class StaffList
{
    public const string DriveOwner = "drive-owner@corp.example";
    public const string Ceo = "ceo@corp.example";
    public const string Cfo = "cfo@corp.example";

    /// <summary>Somebody who married and kept two former addresses.</summary>
    public const string Renamed = "jane.smith@corp.example";

    /// <summary>An account that no longer exists.</summary>
    public const string Deleted = "adam.former@corp.example";

    /// <summary>An outside address without a Google account.</summary>
    public const string Visitor = "front.desk@no-google.example";

    /// <summary>Each department's head comes first, its leavers last.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Departments = new Dictionary<string, string[]>
    {
        ["finance"] = At("nora.keller", "tom.baker", "ines.moreau", "raj.patel", "yuki.tanaka", "olga.ivanova"),
        ["engineering"] = At(
            "maya.lindqvist", "ben.okafor", "chen.wei", "dana.cohen", "eli.novak", "farah.aziz", "george.papadopoulos", "hugo.silva",
            "irina.petrova", "kofi.mensah", "jonas.berg"),
        ["people"] = At("priya.sharma", "lena.vogel", "marco.rossi"),
        ["sales"] = At("carlos.mendez", "anna.kowalska", "emma.wilson", "felix.braun", "grace.lee", "david.oconnor"),
        ["marketing"] = At("sofia.jensen", "paul.dubois", "rita.gomez", "sam.taylor", "tina.huang"),
    };

    /// <summary>People who left: their accounts are suspended, their files are still theirs.</summary>
    public static readonly string[] Leavers = At("olga.ivanova", "jonas.berg", "david.oconnor", "tina.huang");

    private static readonly string[] Others = At("victor.nguyen", "wanda.fischer", "zoe.martin");

    /// <summary>Outsiders with Google accounts who work, or worked, for the company.</summary>
    public static readonly string[] Contractors =
        ["maria.lopez.design@gmail.com", "jk.freelance@gmail.com", "old.intern.2023@gmail.com", "dev1@codehouse.example", "dev2@codehouse.example"];

    /// <summary>Private addresses of the company's own people.</summary>
    public static readonly string[] PrivateAccounts = ["toms.private.mail@gmail.com", "grace.at.home@gmail.com"];

    /// <summary>People of a company that is trusted.</summary>
    public static readonly string[] Partners = ["liaison@partner.example", "dev@partner.example", "ops@partner.example"];

    /// <summary>Robots.</summary>
    public static readonly string[] ServiceAccounts =
        ["build-bot@ci-tools-314.iam.gserviceaccount.com", "report-sync@legacy-bi.iam.gserviceaccount.com"];

    /// <summary>An auditor who was let in once.</summary>
    public const string Auditor = "auditor@kpmg.example";

    /// <summary>Adds everybody.</summary>
    public static void AddTo(Company company)
    {
        foreach (var email in new[] { Ceo, Cfo, DriveOwner, Deleted }.Concat(Departments.Values.SelectMany(staff => staff)).Concat(Others))
        {
            company.AddUser(email);
        }

        company.AddUser(Renamed, "j.smith@corp.example", "jane.miller@corp.example");
        foreach (var email in Contractors.Concat(PrivateAccounts).Concat(Partners).Concat(ServiceAccounts).Append(Auditor))
        {
            company.AddUser(email);
        }

        company.AddVisitor(Visitor);
        AddGroups(company);
        foreach (var leaver in Leavers)
        {
            company.SetUserState(leaver, "suspended");
        }

        company.SetUserState(Deleted, "deleted");
    }

    private static void AddGroups(Company company)
    {
        foreach (var (department, staff) in Departments)
        {
            company.AddGroup($"{department}@corp.example", staff);
        }

        company.AddGroup("leads@corp.example", [.. Departments.Values.Select(staff => staff[0]), Ceo, Cfo]);
        company.AddGroup("payroll@corp.example", At("priya.sharma", "nora.keller"));
        company.AddGroup("contractors@corp.example", Contractors);
    }

    private static string[] At(params string[] names) => [.. names.Select(name => name + "@" + Seed.Domain)];
}
