using Reeve.Core.Evaluation;
using Reeve.Core.Tests.Planning;

namespace Reeve.Core.Tests.Evaluation;

/// <summary>What problems advise, where that depends on the place and the mode.</summary>
public sealed class MendTests
{
    [Theory]
    [InlineData("exact", "or set `limited: true` on the tree.")]
    [InlineData("ceiling", "or change it there by hand.")]
    public void What_comes_from_above_is_cut_off_only_where_the_mode_may(string mode, string end)
    {
        var message = Message(ProblemCodes.InheritedFromAbove, $"mode: {mode}", "", "", "+ user:cyd@corp.example writer from above");

        message.ShouldBe($"user:cyd@corp.example is writer through a folder above the root, which cannot be taken away here; give the tree a root higher up, {end}");
    }

    [Fact]
    public void In_a_shared_drive_what_comes_from_above_can_be_membership() =>
        Message(ProblemCodes.InheritedFromAbove, "mode: exact", "", "drive:\n  folder\norganizers:\n  olga@corp.example\n", "+ user:cyd@corp.example fileOrganizer from above")
            .ShouldStartWith("user:cyd@corp.example is fileOrganizer as a member of the shared drive `Drive`, or through a folder above the root, which cannot be taken away here; give the tree the drive, or a root higher up,");

    [Theory]
    [InlineData("{ anyone: link, role: reader }", "for links; list the people who need it, or end it by hand.")]
    [InlineData("{ domain: partner.example, role: reader }", "for whole domains; list the people who need it, or end it by hand.")]
    [InlineData("{ user: eve@partner.example, role: writer }", "for a writer of a folder; list `reader`, or end it by hand.")]
    public void Where_nothing_ends_by_itself_the_reason_is_named(string entry, string end) =>
        Message(ProblemCodes.ExpiryNotPossible, "mode: exact\n      externalExpiry: 30d", entry, "", "").ShouldEndWith($"but Google has no end {end}");

    [Fact]
    public void Members_of_a_drive_have_no_end_whatever_their_role() =>
        Message(ProblemCodes.ExpiryNotPossible, "mode: exact\n      externalExpiry: 30d", "{ user: eve@partner.example, role: reader }", "drive:\n  whole\norganizers:\n  olga@corp.example\n", "")
            .ShouldEndWith("but Google has no end for members of a shared drive; let them into a folder of it by an override, or end it by hand.");

    /// <summary>The message of the one problem with this code, in a tree of a folder that olga owns, or in her shared drive.</summary>
    private static string Message(string code, string keys, string entry, string sections, string grant)
    {
        var isWhole = sections.Contains("whole", StringComparison.Ordinal);
        var olga = isWhole ? "+ user:olga@corp.example organizer" : sections.Length > 0 ? "+ user:olga@corp.example organizer from above" : "";
        var listed = isWhole ? "{ user: olga@corp.example, role: organizer }" : "{ user: olga@corp.example, role: writer }";
        return new Trial($"""
            policy:
              version: 1
              workspace:
                domains: [corp.example]
                trusted: [partner.example]
                admin: admin@corp.example
              trees:
                t:
                  {(isWhole ? "drive" : "root")}: root
                  {keys}
                  access: [{listed}{(entry.Length > 0 ? ", " : "")}{entry}]
            {sections}
            tree:
              Top/  id root{(sections.Length == 0 ? " owner olga@corp.example" : "")}
                {olga}
                {grant}
            """).Sound.Problems.Single(problem => problem.Code == code).Message;
    }
}
