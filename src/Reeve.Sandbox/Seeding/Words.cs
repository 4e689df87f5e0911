namespace Reeve.Sandbox.Seeding;

/// <summary>What folders and files of the built-in company are called.</summary>
internal static class Words
{
    /// <summary>The folders right below a department's root.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> TopFolders = new Dictionary<string, string[]>
    {
        ["finance"] =
        [
            "Budget 2026", "Budget 2025", "Q3 close", "Payroll 2026", "Audit", "Invoices", "Tax", "Treasury", "Überblick", "Old stuff (do not delete)",
        ],
        ["engineering"] =
        [
            "Architecture", "Incidents", "Roadmap 2026", "Hiring loops", "Public demos", "Ben's experiments", "Vendor reviews", "Runbooks", "設計書", "Archive",
        ],
        ["people"] = ["Offboarded", "Payroll", "Contracts", "Reviews 2026", "Onboarding"],
        ["sales"] = ["Deals", "Price lists", "Quotes", "Partners", "Renewals", "Forecast \"B\"", "Lost deals", "Café & Co"],
        ["marketing"] = ["Campaigns", "Press kit", "Events", "Website", "Brand", "Agency exchange"],
    };

    /// <summary>Folders further down.</summary>
    public static readonly string[] Folders =
    [
        "2024", "2025", "2026", "Drafts", "Final", "Final (2)", "Q1", "Q2", "Q3", "Q4", "Shared with agency", "Archive", "Templates", "Meeting notes",
        "To review", "Jane's copy", "Scans", "EMEA", "Nordics", "Handover", "Exports", "Attachments", "v2", "Confidential",
    ];

    private static readonly string[] Subjects =
    [
        "Plan", "Forecast", "Minutes", "Contract", "Invoice", "Report", "Review", "Salary bands", "Cost model", "Checklist", "Proposal", "Notes",
        "Screenshot", "Offer", "Statement", "Roadmap", "Summary", "Übersicht", "Résumé", "Mike's list", "報告書", "Term sheet", "Timeline", "Export",
    ];

    private static readonly (string Extension, string MimeType)[] Types =
    [
        ("", "application/vnd.google-apps.document"), ("", "application/vnd.google-apps.spreadsheet"), ("", "application/vnd.google-apps.presentation"),
        (".pdf", "application/pdf"), (".png", "image/png"), (".csv", "text/csv"),
        (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ];

    private static readonly string[] Suffixes = ["", "", " 2025", " 2026", " (copy)", " final", " – draft", " v3", " FINAL final"];

    /// <summary>Returns a file's name and type.</summary>
    public static (string Name, string MimeType) File(Dice dice)
    {
        var (extension, mimeType) = dice.Pick(Types);

        return (dice.Pick(Subjects) + dice.Pick(Suffixes) + extension, mimeType);
    }
}
