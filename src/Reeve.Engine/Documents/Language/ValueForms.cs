using Reeve.Core.Policies;

namespace Reeve.Engine.Documents.Language;

/// <summary>The forms that single values of the policy language have.</summary>
/// <remarks>The expressions are wider than what is read; a test holds that they are never narrower. They mean the same in ECMAScript and .NET.</remarks>
internal static class ValueForms
{
    private const string Id = "[A-Za-z0-9_-]+";
    private const string OfGoogle = @"\S*[Gg][Oo][Oo][Gg][Ll][Ee]\.[Cc][Oo][Mm]\S*"; // Hosts are read in any case.
    private const string FolderUrl = OfGoogle + @"(/folders/|[?&]id=)\S+";
    private const string ItemUrl = OfGoogle + @"(/folders/|/d/|[?&]id=)\S+";
    private const string DomainName = @"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+";

    /// <summary>The version of the language.</summary>
    public static ValueForm<int> Version { get; } = new("`version: 1`", PolicyValues.Version, new ValueShape.Number(1, 1));

    /// <summary>One domain, or all below one.</summary>
    public static ValueForm<string> Domains { get; } =
        new("one domain like `corp.example`", DomainForm.Pattern, new ValueShape.Text($@"^(\*\.)?{DomainName}$", "corp.example", "*.corp.example"));

    /// <summary>One domain.</summary>
    public static ValueForm<string> Domain { get; } =
        new("one domain like `corp.example`", DomainForm.Name, new ValueShape.Text($"^{DomainName}$", "corp.example"));

    /// <summary>The address of a user or group.</summary>
    public static ValueForm<string> Address { get; } =
        new("one address like `ada@corp.example`", AddressForm.Address, new ValueShape.Text($@"^[^\s@]+@{DomainName}$", "ada@corp.example") { IsNeverNumber = true });

    /// <summary>The folder at which a tree starts.</summary>
    public static ValueForm<string> Root { get; } =
        new("the ID or URL of a folder in Drive", FolderForm.Root, new ValueShape.Text($"^({Id}|{FolderUrl})$", "https://drive.google.com/drive/folders/1AbC"));

    /// <summary>A folder or file.</summary>
    public static ValueForm<string> Item { get; } =
        new("the ID or URL of a folder or file in Drive", FolderForm.Item, new ValueShape.Text($"^({Id}|{ItemUrl})$", "https://drive.google.com/drive/folders/1AbC"));

    /// <summary>A shared drive.</summary>
    public static ValueForm<string> Drive { get; } =
        new("the ID, URL or name of a shared drive", FolderForm.Drive, new ValueShape.Text(@"\S", "https://drive.google.com/drive/folders/0AbC", "Finance"));

    /// <summary>A path below the root.</summary>
    public static ValueForm<PathPattern> Path { get; } =
        new("a path below the root like `/Payroll`", PathForm.Pattern, new ValueShape.Text(@"^(/([^*/\\]|\\[*/\\]|\*)+)+$", "/Payroll", "/Projects/*/Contracts", "/**/Archive") { IsNeverNumber = true });

    /// <summary>A day.</summary>
    public static ValueForm<DateOnly> Day { get; } = new("a day like `2027-01-31`", TimeForm.Day, new ValueShape.Text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "2027-01-31") { IsNeverNumber = true });

    /// <summary>How many days.</summary>
    public static ValueForm<int?> Days { get; } = new("a number of days like `30d`", TimeForm.Days, new ValueShape.Text("^0*([1-9]|[1-9][0-9]|[12][0-9][0-9]|3[0-5][0-9]|36[0-5])d$", "30d") { IsNeverNumber = true });

    /// <summary>Why something is so.</summary>
    public static ValueForm<string> Reason { get; } = new("why this is allowed, like `Annual audit`", PolicyValues.Reason, new ValueShape.Text(@"\S", "Annual audit"));

    /// <summary>On or off.</summary>
    public static ValueForm<bool?> Switch { get; } = new("`true` or `false`", PolicyValues.Switch, new ValueShape.Switch());

    /// <summary>How strictly access is meant.</summary>
    public static ValueForm<Mode?> Mode { get; } = new("`exact`, `ceiling` or `floor`", PolicyValues.Mode, PolicyWords.Modes);

    /// <summary>How anyone is let in.</summary>
    public static ValueForm<bool?> Anyone { get; } = new("`link` or `findable`", PolicyValues.Anyone, PolicyWords.WaysIn);

    /// <summary>How many changes a run may make.</summary>
    public static ValueForm<MaxChanges> MaxChanges { get; } = new(
        "a number like `25`, or a share like `10%`",
        PolicyValues.MaxChanges,
        new ValueShape.Either(new ValueShape.Number(0), new ValueShape.Text(@"^0*(100(\.0*)?|[0-9]{1,2}(\.[0-9]*)?|\.[0-9]+)\s*%$", "10%") { IsNeverNumber = true }));
}
