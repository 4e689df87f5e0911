using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Engine.Documents;

/// <summary>The single values of the policy language: words, numbers and switches.</summary>
internal static class PolicyValues
{
    private const string Roles = "`reader`, `commenter` or `writer`";

    /// <summary>Reads the version of the policy language.</summary>
    public static Parsed<int> Version(Node.Scalar scalar) => scalar switch
    {
        { Text: "1", IsPlain: true } => 1,
        { Text: "1" } => Complaint.Value("`1` in quotes is a text, not a number; write `version: 1`."),
        _ => Complaint.Value($"{scalar.Text.InBackticks()} is not a version of the policy language; write `version: 1`."),
    };

    /// <summary>Reads how strictly a tree's access is meant.</summary>
    public static Parsed<Mode> Mode(Node.Scalar scalar) => scalar.Text switch
    {
        "exact" => Core.Policies.Mode.Exact,
        "ceiling" or "floor" => Complaint.NotYet($"mode: {scalar.Text}", "write `mode: exact`, or leave the tree out"),
        _ => Complaint.Value($"{scalar.Text.InBackticks()} is not a mode; {DidYouMean(scalar.Text, ["exact"], "write `mode: exact`.")}"),
    };

    /// <summary>Reads a role that access may give in My Drive.</summary>
    public static Parsed<Role> Role(Node.Scalar scalar) => scalar.Text switch
    {
        "reader" => Core.Trees.Role.Reader,
        "commenter" => Core.Trees.Role.Commenter,
        "writer" => Core.Trees.Role.Writer,
        "owner" => Complaint.Value(
            $"ownership is not access: it is set by a tree's `owner` key, which is not in this version of Reeve yet; write {Roles} here."),
        "fileOrganizer" or "organizer" => Complaint.Value($"{scalar.Text.InBackticks()} is a role on shared drives only, and this tree is a folder; write {Roles}."),
        "viewer" => Complaint.Value("`viewer` is what Drive's pages call a `reader`; write `role: reader`."),
        "editor" => Complaint.Value("`editor` is what Drive's pages call a `writer`; write `role: writer`."),
        _ => Complaint.Value($"{scalar.Text.InBackticks()} is not a role; {DidYouMean(scalar.Text, ["reader", "commenter", "writer"], $"write {Roles}.")}"),
    };

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

    private static string DidYouMean(string word, string[] known, string orElse) =>
        Nearest.To(word, known) is { } near ? $"did you mean {near.InBackticks()}?" : orElse;
}
