using System.Diagnostics;
using Reeve.Core.Policies;
using Reeve.Core.Trees;
using Reeve.Engine.Documents.Language;

namespace Reeve.Engine.Documents;

/// <summary>The single values of the policy language: words, numbers and switches.</summary>
internal static class PolicyValues
{
    /// <summary>Reads the version of the policy language.</summary>
    public static Parsed<int> Version(Node.Scalar scalar) => scalar switch
    {
        { Text: "1", IsPlain: true } => 1,
        { Text: "1" } => Complaint.Value("`1` in quotes is a text, not a number; write `version: 1`."),
        _ => Complaint.Value($"{scalar.Text.InBackticks()} is not a version of the policy language; write `version: 1`."),
    };

    /// <summary>Reads how strictly a tree's access is meant.</summary>
    public static Parsed<Mode?> Mode(Node.Scalar scalar) => Word(scalar, "a mode", PolicyWords.Modes, Circumstances.None) switch
    {
        { Complaint: { } complaint } => complaint,
        { Value: "exact" } => Core.Policies.Mode.Exact,
        { Value: "ceiling" } => Core.Policies.Mode.Ceiling,
        { Value: "floor" } => Core.Policies.Mode.Floor,
        _ => throw new UnreachableException(),
    };

    /// <summary>Reads a role.</summary>
    /// <param name="scalar">What is written.</param>
    /// <param name="roles">The roles that such an entry may have.</param>
    /// <param name="circumstances">Where the entry stands, and whom it names.</param>
    public static Parsed<Role> Role(Node.Scalar scalar, ValueShape.Words roles, Circumstances circumstances)
    {
        var word = Word(scalar, "a role", roles, circumstances);
        return RoleNames.TryParse(scalar.Text, out var role) && word.Complaint is null ? role : scalar.Text switch
        {
            "owner" => Complaint.Value($"ownership is not access: it is set by a tree's `owner` key; write {Choices(roles, circumstances)} here."),
            "organizer" when roles.All.All(other => other.Text != "organizer") =>
                Complaint.Value($"an `organizer` of a shared drive has all of it, and is listed in the tree's own `access`; write {Choices(roles, circumstances)} here."),
            _ when Google(scalar.Text) is { } meant && IsAllowed(roles, meant, circumstances) =>
                Complaint.Value($"{scalar.Text.InBackticks()} is what Drive's pages call {(meant == "organizer" ? "an" : "a")} `{meant}`; write `role: {meant}`."),
            _ => word.Complaint!,
        };
    }

    /// <summary>Reads how anyone is let in.</summary>
    /// <returns>Whether search finds the items as well.</returns>
    public static Parsed<bool?> Anyone(Node.Scalar scalar) => Word(scalar, "a way to let anyone in", PolicyWords.WaysIn, Circumstances.None) switch
    {
        { Complaint: { } complaint } => complaint,
        { Value: var way } => way == "findable",
    };

    /// <summary>Reads what becomes of folders that somebody limited.</summary>
    /// <returns>Whether they are opened.</returns>
    public static Parsed<bool> LimitedFolders(Node.Scalar scalar, Circumstances circumstances) =>
        Word(scalar, "what can become of limited folders", PolicyWords.LimitedFolders, circumstances) switch
        {
            { Complaint: { } complaint } => complaint,
            { Value: var word } => word == "open",
        };

    /// <summary>Reads why an exception is made.</summary>
    public static Parsed<string> Reason(Node.Scalar scalar) => string.IsNullOrWhiteSpace(scalar.Text)
        ? Complaint.Value("the reason is empty; write why this is allowed, like `reason: Annual audit`.")
        : scalar.Text;

    /// <summary>The words that have a place there, as a list for people.</summary>
    public static string Choices(ValueShape.Words words, Circumstances circumstances) => Backticks.Listed(Allowed(words, circumstances), "or");

    /// <summary>Reads a switch.</summary>
    /// <remarks>Source: YAML 1.2.2, 10.3.2: only <c>true</c> and <c>false</c>; <c>yes</c>, <c>no</c>, <c>on</c> and <c>off</c> were switches in YAML 1.1 and are texts now.</remarks>
    public static Parsed<bool?> Switch(Node.Scalar scalar)
    {
        bool? meant = scalar.Text.ToLowerInvariant() switch
        {
            "true" or "yes" or "y" or "on" => true,
            "false" or "no" or "n" or "off" => false,
            _ => null,
        };

        return meant switch
        {
            not null when scalar is { IsPlain: true, Text: "true" or "false" } => meant,
            null => Complaint.Value($"{scalar.Text.InBackticks()} is not a switch; write `true` or `false`."),
            { } value when scalar.Text is "true" or "false" => Complaint.Value($"`{Word(value)}` in quotes is a text, not a switch; write it without quotes."),
            { } value => Complaint.Value($"{scalar.Text.InBackticks()} is not a switch; write `{Word(value)}`."),
        };
    }

    /// <summary>Reads how many changes a run may make.</summary>
    public static Parsed<MaxChanges> MaxChanges(Node.Scalar scalar) =>
        !Core.Policies.MaxChanges.TryParse(scalar.Text, out var maxChanges)
            ? Complaint.Value($"{scalar.Text.InBackticks()} is not a number of changes; write a whole number like `25`, or a share of all items from `0%` to `100%`.")
        : maxChanges is MaxChanges.Number && !scalar.IsPlain
            ? Complaint.Value($"`{maxChanges}` in quotes is a text, not a number; write it without quotes.")
        : maxChanges;

    /// <summary>What is wrong with the name of a tree; null if nothing is.</summary>
    /// <remarks>Names are written on command lines and in rules such as <c>trees.finance.access</c>; brackets are kept for list positions.</remarks>
    public static Complaint? TreeName(string name)
    {
        if (name.Length > 0 && char.IsLetterOrDigit(name[0]) && name.All(IsInName))
        {
            return null;
        }

        var better = string.Concat(name.Select(character => IsInName(character) ? character : '-')).TrimStart('-', '_', '.').TrimEnd('-');
        var like = better.Length > 0 ? better.InBackticks() : "`finance`";
        return Complaint.Value($"{name.InBackticks()} cannot be the name of a tree; use letters, digits, `-`, `_` and `.`, starting with a letter or digit, like {like}.");
    }

    private static bool IsInName(char character) => char.IsLetterOrDigit(character) || character is '-' or '_' or '.';

    private static string Word(bool value) => value ? "true" : "false";

    private static Parsed<string> Word(Node.Scalar scalar, string what, ValueShape.Words words, Circumstances circumstances)
    {
        if (words.All.FirstOrDefault(word => word.Text == scalar.Text) is { } known)
        {
            return Ban.Holding(known.Bans, circumstances) is { } ban ? Complaint.OutOfPlace(ban) : scalar.Text;
        }

        return Complaint.Value(Nearest.To(scalar.Text, Allowed(words, circumstances)) is { } near
            ? $"{scalar.Text.InBackticks()} is not {what}; did you mean {near.InBackticks()}?"
            : $"{scalar.Text.InBackticks()} is not {what}; write {Choices(words, circumstances)}.");
    }

    private static string[] Allowed(ValueShape.Words words, Circumstances circumstances) =>
        [.. words.All.Where(word => Ban.Holding(word.Bans, circumstances) is null).Select(word => word.Text)];

    private static bool IsAllowed(ValueShape.Words words, string word, Circumstances circumstances) => Allowed(words, circumstances).Contains(word);

    /// <summary>The role that Drive's pages call so. Source: Google Drive Help, "Share files from Google Drive" and "How file access works in shared drives".</summary>
    private static string? Google(string word) => word switch
    {
        "viewer" or "Viewer" => "reader",
        "editor" or "Editor" or "contributor" or "Contributor" => "writer",
        "contentManager" or "content manager" or "Content manager" => "fileOrganizer",
        "manager" or "Manager" => "organizer",
        _ => null,
    };
}
