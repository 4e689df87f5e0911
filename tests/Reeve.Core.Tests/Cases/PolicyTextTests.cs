using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Cases;

public sealed class PolicyTextTests
{
    private const string Head = "version: 1\nworkspace: { domains: [corp.example], admin: admin@corp.example }\n";

    [Fact]
    public void Reads_every_key_of_a_tree()
    {
        var policy = PolicyText.Read(Head + """
            trees:
              finance:
                root: 1AbC
                as: olga@corp.example
                mode: exact
                access:
                  - { domain: corp.example, role: reader, findable: true }
                  - { anyone: findable, role: reader }
                resharing: false
                download: true
                owner: olga@corp.example
                externalExpiry: 30d
                limited: true
                limitedFolders: open
                overrides:
                  - { path: /Payroll/*, limited: true, access: [ { group: payroll@corp.example, role: writer } ] }
                  - { folder: 1Old, ignore: true }
                  - { folder: 1New, access: [ { anyone: link, role: commenter } ] }
                exceptions:
                  - { file: 1XyZ, allow: { user: auditor@kpmg.example, role: reader }, until: 2027-01-31, reason: Annual audit }
              team:
                drive: 0Team
                mode: ceiling
                access: [ { user: ada@corp.example, role: organizer } ]
                membersOnly: true
                internalOnly: false
              rest: { root: 1Rest, mode: floor, access: [] }
            """);

        var tree = policy.Trees[0];
        tree.Access.ShouldBe([new Access(Principal.Domain("corp.example"), Role.Reader, Findable: true), new Access(Principal.Anyone, Role.Reader, Findable: true)]);
        tree.Restrictions.ShouldBe(new Restrictions(Resharing: false, Download: true));
        tree.Owner.ShouldBe("olga@corp.example");
        tree.ExternalExpiryDays.ShouldBe(30);
        (tree.IsLimited, tree.OpensLimitedFolders).ShouldBe((true, true));
        tree.Overrides.Select(one => one.Target.ToString()).ShouldBe(["Path { Pattern = /Payroll/* }", "Folder { Id = 1Old }", "Folder { Id = 1New }"]);
        tree.Overrides.Select(one => one.Rule.GetType()).ShouldBe([typeof(OverrideRule.Limited), typeof(OverrideRule.Ignored), typeof(OverrideRule.Widened)]);
        tree.Overrides[2].Rule.Lists.ShouldBe([new Access(Principal.Anyone, Role.Commenter)]);
        tree.Exemptions.ShouldBe([new Exemption("1XyZ", new Access(Principal.User("auditor@kpmg.example"), Role.Reader), new DateOnly(2027, 1, 31), "Annual audit")]);
        policy.Trees[1].Root.ShouldBe(new TreeRoot.Drive("0Team"));
        policy.Trees[1].Restrictions.ShouldBe(new Restrictions(MembersOnly: true, InternalOnly: false));
        policy.Trees.Select(one => one.Mode).ShouldBe([Mode.Exact, Mode.Ceiling, Mode.Floor]);
    }

    [Theory]
    [InlineData("root: 1A, mode: exact, access: [], guardrails: []")]
    [InlineData("root: 1A, mode: exakt, access: []")]
    [InlineData("root: 1A, mode: exact, access: [], download: maybe")]
    [InlineData("root: 1A, drive: 0A, mode: exact, access: []")]
    public void What_it_does_not_know_fails(string tree) => Should.Throw<Exception>(() => PolicyText.Read($"{Head}trees:\n  a: {{ {tree} }}"));
}
