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
                resharing: false
              "2026.q1_a-b":
                root: '1234'
                mode: exact
                access: []
                resharing: true
            safety:
              maxChanges: 2.5%
              protect: [CEO@corp.example, cfo@corp.example]
            """);

        policy.Workspace.Domains.ShouldBe(["corp.example", "*.corp.example"]);
        policy.Workspace.Trusted.ShouldBe(["partner.example"]);
        policy.Workspace.Admin.ShouldBe("admin@corp.example");
        policy.Trees.Select(tree => tree.Name).ShouldBe(["finance", "2026.q1_a-b"]);
        policy.Trees.Select(tree => tree.Root.Text).ShouldBe(["1AbC_-9", "1234"]);
        policy.Trees.Select(tree => tree.As).ShouldBe(["drive-owner@corp.example", null]);
        policy.Trees.Select(tree => tree.Mode).ShouldBe([Mode.Exact, Mode.Exact]);
        policy.Trees.Select(tree => tree.Restrictions.Resharing).ShouldBe([false, true]);
        policy.Trees[0].Access.ShouldBe([
            new Access(Principal.Group("finance@corp.example"), Role.Writer),
            new Access(Principal.User("o'neil+x@eu.corp.example"), Role.Commenter),
            new Access(Principal.Domain("partner.example"), Role.Reader)]);
        policy.Trees[1].Access.ShouldBeEmpty();
        policy.Safety.MaxChanges.ShouldBe(new MaxChanges.Share(2.5m));
        policy.Safety.Protect.Order().ShouldBe(["ceo@corp.example", "cfo@corp.example"]);
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var policy = Good(Smallest);

        policy.Workspace.Trusted.ShouldBe(ImmutableArray<string>.Empty);
        policy.Trees[0].As.ShouldBeNull();
        policy.Trees[0].Restrictions.Resharing.ShouldBeNull();
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
        policy.Trees[1].Access.ShouldBe([new Access(Principal.User("admin@corp.example"), Role.Reader)]);
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
        var reading = PolicyReader.Read(Smallest.Replace("mode: exact", "mode: floor", StringComparison.Ordinal), "policies/eu.yaml");

        var diagnostic = reading.Diagnostics.ShouldHaveSingleItem();
        diagnostic.Severity.ShouldBe(Severity.Error);
        diagnostic.Code.ShouldBe("not-yet");
        diagnostic.Span.ShouldBe(new SourceSpan("policies/eu.yaml", 4, 32));
        diagnostic.ToString().ShouldStartWith("policies/eu.yaml:4:32: `mode: floor` is part of the policy language");
    }

    private static Policy Good(string text)
    {
        var reading = PolicyReader.Read(text, "reeve.yaml");

        reading.Diagnostics.ShouldBeEmpty();
        return reading.Policy.ShouldNotBeNull();
    }
}
