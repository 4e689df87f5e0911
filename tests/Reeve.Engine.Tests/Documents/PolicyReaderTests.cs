using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Reeve.Core.Policies;
using Reeve.Core.Trees;
using Reeve.Engine.Documents;

namespace Reeve.Engine.Tests.Documents;

public sealed class PolicyReaderTests
{
    private const string Smallest = """
        version: 1
        workspace: { domains: [corp.example], admin: admin@corp.example }
        trees:
          finance: { root: 1AbC, mode: exact, access: [] }

        """;

    [Fact]
    public void Reads_everything_the_language_has()
    {
        var policy = Good("""
            # Who may have what.
            version: 1
            workspace:
              domains: [Corp.Example, "*.corp.example"]
              trusted: [partner.example]
              admin: Admin@Corp.Example
            trees:
              finance:
                root: https://drive.google.com/drive/folders/1AbC_-9
                as: drive-owner@corp.example
                mode: exact
                access:
                  - { group: Finance@corp.example, role: writer }
                  - user: o'neil+x@eu.corp.example
                    role: commenter
                  - { domain: partner.example, role: reader }
                  - { domain: corp.example, role: reader, findable: true }
                  - { anyone: findable, role: reader }
                resharing: false
                download: true
                owner: Drive-Owner@corp.example
                externalExpiry: 30d
                limited: true
                limitedFolders: open
                overrides:
                  - path: /Payroll/**
                    limited: true
                    access: [ { group: payroll@corp.example, role: writer } ]
                  - folder: https://drive.google.com/drive/folders/1Old
                    ignore: true
                  - { folder: 1New, access: [ { anyone: link, role: commenter } ] }
                exceptions:
                  - file: https://docs.google.com/document/d/1XyZ/edit
                    allow: { user: auditor@kpmg.example, role: reader }
                    until: 2027-01-31
                    reason: Annual audit
              "2026.q1_a-b":
                root: '1234'
                mode: floor
                access: [ { group: all@corp.example, role: fileOrganizer } ]
              team:
                drive: Team Ω
                mode: ceiling
                access:
                  - { user: ada@corp.example, role: organizer }
                  - { group: all@corp.example, role: fileOrganizer }
                resharing: true
                membersOnly: false
                internalOnly: true
            safety:
              maxChanges: 2.5%
              protect: [CEO@corp.example, cfo@corp.example]
            """);

        policy.Workspace.Domains.ShouldBe(["corp.example", "*.corp.example"]);
        policy.Workspace.Trusted.ShouldBe(["partner.example"]);
        policy.Workspace.Admin.ShouldBe("admin@corp.example");
        policy.Trees.Select(tree => tree.Name).ShouldBe(["finance", "2026.q1_a-b", "team"]);
        policy.Trees.Select(tree => tree.Root).ShouldBe([new TreeRoot.Folder("1AbC_-9"), new TreeRoot.Folder("1234"), new TreeRoot.Drive("Team Ω")]);
        policy.Trees.Select(tree => tree.As).ShouldBe(["drive-owner@corp.example", null, null]);
        policy.Trees.Select(tree => tree.Mode).ShouldBe([Mode.Exact, Mode.Floor, Mode.Ceiling]);
        policy.Trees.Select(tree => tree.Restrictions).ShouldBe([
            new Restrictions(Resharing: false, Download: true), Restrictions.None, new Restrictions(Resharing: true, MembersOnly: false, InternalOnly: true)]);
        policy.Trees[0].Access.ShouldBe([
            new Access(Principal.Group("finance@corp.example"), Role.Writer) { Line = 13 },
            new Access(Principal.User("o'neil+x@eu.corp.example"), Role.Commenter) { Line = 14 },
            new Access(Principal.Domain("partner.example"), Role.Reader) { Line = 16 },
            new Access(Principal.Domain("corp.example"), Role.Reader, Findable: true) { Line = 17 },
            new Access(Principal.Anyone, Role.Reader, Findable: true) { Line = 18 }]);
        policy.Trees[0].Owner.ShouldBe("drive-owner@corp.example");
        policy.Trees[0].ExternalExpiryDays.ShouldBe(30);
        policy.Trees[0].IsLimited.ShouldBeTrue();
        policy.Trees[0].OpensLimitedFolders.ShouldBeTrue();
        policy.Trees[1].Access.ShouldBe([new Access(Principal.Group("all@corp.example"), Role.FileOrganizer) { Line = 40 }]);
        policy.Trees[2].Access.Select(entry => entry.Role).ShouldBe([Role.Organizer, Role.FileOrganizer]);
        policy.Safety.MaxChanges.ShouldBe(new MaxChanges.Share(2.5m));
        policy.Safety.Protect.Order().ShouldBe(["ceo@corp.example", "cfo@corp.example"]);

        var (payroll, old, fresh) = (policy.Trees[0].Overrides[0], policy.Trees[0].Overrides[1], policy.Trees[0].Overrides[2]);
        payroll.Target.ShouldBeOfType<OverrideTarget.Path>().Pattern.ToString().ShouldBe("/Payroll/**");
        payroll.Rule.ShouldBeOfType<OverrideRule.Limited>().Access.ShouldBe([new Access(Principal.Group("payroll@corp.example"), Role.Writer) { Line = 28 }]);
        old.ShouldBe(new Override(new OverrideTarget.Folder("1Old"), new OverrideRule.Ignored()) { Line = 29 });
        fresh.Target.ShouldBe(new OverrideTarget.Folder("1New"));
        fresh.Rule.ShouldBeOfType<OverrideRule.Widened>().Access.ShouldBe([new Access(Principal.Anyone, Role.Commenter) { Line = 31 }]);
        policy.Trees[0].Exemptions.ShouldBe([
            new Exemption("1XyZ", new Access(Principal.User("auditor@kpmg.example"), Role.Reader) { Line = 34 }, new DateOnly(2027, 1, 31), "Annual audit") { Line = 33 }]);
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var policy = Good(Smallest);

        policy.Workspace.Trusted.ShouldBe(ImmutableArray<string>.Empty);
        policy.Trees[0].As.ShouldBeNull();
        policy.Trees[0].Restrictions.ShouldBe(Restrictions.None);
        policy.Trees[0].Owner.ShouldBeNull();
        policy.Trees[0].ExternalExpiryDays.ShouldBeNull();
        policy.Trees[0].IsLimited.ShouldBeFalse();
        policy.Trees[0].OpensLimitedFolders.ShouldBeFalse();
        policy.Trees[0].Overrides.ShouldBe(ImmutableArray<Override>.Empty);
        policy.Trees[0].Exemptions.ShouldBe(ImmutableArray<Exemption>.Empty);
        policy.Safety.MaxChanges.ShouldBe(MaxChanges.Default);
        policy.Safety.Protect.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("safety: {}", "10%")]
    [InlineData("safety: { maxChanges: 0 }", "0")]
    [InlineData("safety: { maxChanges: 25, protect: [] }", "25")]
    [InlineData("safety: { maxChanges: '10 %' }", "10%")]
    [InlineData("safety: { maxChanges: 100% }", "100%")]
    public void Most_changes_are_a_count_or_a_share(string safety, string expected) =>
        Good(Smallest + safety).Safety.MaxChanges.ToString().ShouldBe(expected);

    [Theory]
    [InlineData("1AbC-_z")]
    [InlineData("https://drive.google.com/drive/folders/1AbC-_z")]
    [InlineData("http://drive.google.com/drive/folders/1AbC-_z/")]
    [InlineData("drive.google.com/drive/folders/1AbC-_z")]
    [InlineData("https://drive.google.com/drive/folders/1AbC-_z?usp=sharing")]
    [InlineData("https://drive.google.com/drive/folders/1AbC-_z#top")]
    [InlineData("https://drive.google.com/drive/folders/1AbC-_z/edit/more")]
    [InlineData("https://drive.google.com/drive/u/0/folders/1AbC-_z?resourcekey=0-xyz")]
    [InlineData("https://drive.google.com/drive/mobile/folders/1AbC-_z")]
    [InlineData("https://drive.google.com/a/corp.example/drive/folders/1AbC-_z")]
    [InlineData("https://drive.google.com/open?id=1AbC-_z")]
    [InlineData("https://drive.google.com/open?usp=drive_fs&id=1AbC-_z")]
    [InlineData("https://drive.google.com/folderview?id=1AbC-_z&usp=sharing")]
    [InlineData("HTTPS://DRIVE.GOOGLE.COM/drive/folders/1AbC-_z")]
    public void A_root_is_an_id_or_the_url_of_a_folder(string root) =>
        Good(Smallest.Replace("1AbC", $"'{root}'", StringComparison.Ordinal)).Trees[0].Root.Text.ShouldBe("1AbC-_z");

    [Theory]
    [InlineData("1AbC-_z")]
    [InlineData("https://drive.google.com/drive/u/1/folders/1AbC-_z?usp=sharing")]
    [InlineData("https://docs.google.com/document/d/1AbC-_z/edit#heading=h.1")]
    [InlineData("https://docs.google.com/document/u/0/d/1AbC-_z/edit")]
    [InlineData("https://docs.google.com/a/corp.example/spreadsheets/d/1AbC-_z/edit?gid=0#gid=0")]
    [InlineData("https://docs.google.com/presentation/d/1AbC-_z")]
    [InlineData("https://drive.google.com/file/d/1AbC-_z/view?usp=drive_link")]
    [InlineData("drive.google.com/open?id=1AbC-_z")]
    [InlineData("https://drive.google.com/uc?export=download&id=1AbC-_z")]
    public void An_exception_or_override_is_of_an_id_or_the_url_of_a_folder_or_file(string item)
    {
        var tree = Good($$"""
            version: 1
            workspace: { domains: [corp.example], admin: admin@corp.example }
            trees:
              finance:
                root: 1R
                mode: exact
                access: []
                overrides: [ { folder: '{{item}}', ignore: true } ]
                exceptions: [ { file: '{{item}}', allow: { user: bob@other.example, role: writer }, until: 2027-01-31, reason: Audit } ]
            """).Trees[0];

        tree.Overrides[0].Target.ShouldBe(new OverrideTarget.Folder("1AbC-_z"));
        tree.Exemptions[0].File.ShouldBe("1AbC-_z");
    }

    [Theory]
    [InlineData("0AbCUk9PVA", "0AbCUk9PVA")]
    [InlineData("https://drive.google.com/drive/u/0/folders/0AbCUk9PVA", "0AbCUk9PVA")]
    [InlineData("Sales / EMEA (2026)", "Sales / EMEA (2026)")]
    [InlineData("'007'", "007")]
    [InlineData("2026", "2026")]
    public void A_shared_drive_is_an_id_a_url_or_a_name(string drive, string expected) =>
        Good(Smallest.Replace("root: 1AbC, mode: exact", $"drive: {drive}, mode: floor", StringComparison.Ordinal)).Trees[0].Root.ShouldBe(new TreeRoot.Drive(expected));

    [Theory]
    [InlineData("1d", 1)]
    [InlineData("365d", 365)]
    [InlineData("'90d'", 90)]
    public void A_lease_is_from_one_day_to_a_year(string days, int expected) =>
        Good(Smallest.Replace("access: []", $"access: [], externalExpiry: {days}", StringComparison.Ordinal)).Trees[0].ExternalExpiryDays.ShouldBe(expected);

    [Theory]
    [InlineData("mode: ceiling, access: [], resharing: false, download: false, externalExpiry: 1d, limitedFolders: keep")]
    [InlineData("mode: floor, access: [], limitedFolders: open, exceptions: [], overrides: []")]
    [InlineData("mode: floor, access: [ { user: ada@corp.example, role: fileOrganizer } ]")]
    [InlineData("mode: exact, access: [], limited: false")]
    [InlineData("mode: exact, access: [ { domain: abc.audience.googledomains.com, role: reader } ]")]
    [InlineData("mode: exact, access: [ { domain: partner.example, role: writer } ], overrides: [ { path: /A, access: [] }, { path: /A, access: [] }, { folder: 1AbC, ignore: true } ]")]
    [InlineData("mode: exact, access: [], exceptions: [ { file: 1X, allow: { user: ada@corp.example, role: writer }, until: 2020-01-01, reason: long ago } ]")]
    [InlineData("mode: exact, access: [], exceptions: [ { file: 1X, allow: { domain: other.example, role: reader }, until: 2027-01-01, reason: press }, { file: 1X, allow: { anyone: link, role: reader }, until: 2027-01-01, reason: press } ]")]
    public void A_folder_may_have(string keys) => Good(Smallest.Replace("mode: exact, access: []", keys, StringComparison.Ordinal).Replace("[corp.example]", "[corp.example], trusted: [partner.example]", StringComparison.Ordinal));

    [Theory]
    [InlineData("mode: exact, access: [ { group: admins@corp.example, role: organizer } ], limitedFolders: open, externalExpiry: 30d, membersOnly: true, internalOnly: true")]
    [InlineData("mode: exact, access: [ { user: ada@corp.example, role: organizer }, { user: eve@partner.example, role: reader } ], internalOnly: false, membersOnly: false, overrides: [ { path: /A, access: [ { domain: corp.example, role: writer }, { anyone: link, role: reader } ] } ]")]
    [InlineData("mode: exact, access: [ { user: ada@corp.example, role: organizer } ], overrides: [ { path: /A, limited: true, access: [ { user: bob@corp.example, role: fileOrganizer } ] } ]")]
    [InlineData("mode: ceiling, access: [ { user: ada@corp.example, role: organizer } ], exceptions: [ { file: 0AbC, allow: { user: eve@other.example, role: organizer }, until: 2027-01-01, reason: handover } ]")]
    [InlineData("mode: floor, access: []")]
    public void A_shared_drive_may_have(string keys) =>
        Good(Smallest.Replace("root: 1AbC, mode: exact, access: []", "drive: 0AbC, " + keys, StringComparison.Ordinal).Replace("[corp.example]", "[corp.example], trusted: [partner.example]", StringComparison.Ordinal));

    [Fact]
    public void An_alias_is_what_it_repeats()
    {
        var policy = Good("""
            version: 1
            workspace: { domains: [corp.example], admin: &admin admin@corp.example }
            trees:
              a: { root: 1A, mode: exact, as: *admin, access: &all [ { user: *admin, role: &role reader } ] }
              b:
                root: 1B
                mode: exact
                access: *all
            """);

        policy.Trees[0].As.ShouldBe("admin@corp.example");
        policy.Trees[1].Access.ShouldBe([new Access(Principal.User("admin@corp.example"), Role.Reader) { Line = 4 }]);
    }

    [Fact]
    public void Hash_is_that_of_the_bytes()
    {
        var bytes = Encoding.UTF8.GetBytes(Smallest + "# Zürich 🏰\n");

        var reading = PolicyReader.Read(Encoding.UTF8.GetString(bytes), "reeve.yaml");

        reading.Hash.ShouldBe("sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)));
        PolicyReader.Read("", "reeve.yaml").Hash.ShouldBe("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    [Fact]
    public void A_diagnostic_has_a_severity_a_code_and_a_place()
    {
        var reading = PolicyReader.Read(Smallest + "guardrails: []", "policies/eu.yaml");

        var diagnostic = reading.Diagnostics.ShouldHaveSingleItem();
        diagnostic.Severity.ShouldBe(Severity.Error);
        diagnostic.Code.ShouldBe("not-yet");
        diagnostic.Span.ShouldBe(new SourceSpan("policies/eu.yaml", 5, 1));
        diagnostic.ToString().ShouldStartWith("policies/eu.yaml:5:1: `guardrails` is part of the policy language");
    }

    private static Policy Good(string text)
    {
        var reading = PolicyReader.Read(text, "reeve.yaml");

        reading.Diagnostics.ShouldBeEmpty();
        return reading.Policy.ShouldNotBeNull();
    }
}
