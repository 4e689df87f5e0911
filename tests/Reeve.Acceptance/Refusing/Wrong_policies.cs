using System.Text.RegularExpressions;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Refusing;

public sealed class Wrong_policies
{
    private const string Sound = """
        version: 1
        workspace:
          domains: [corp.example]
          admin: admin@corp.example
        trees:
          docs:
            root: 1AbC
            mode: exact
            access:
              - { user: ada@corp.example, role: reader }
        """;

    /// <summary>What of the sound policy becomes what, where the mistake is, and words of the mend.</summary>
    public static TheoryData<string, string, string, string> Mistakes => new()
    {
        { "mode: exact", "mode: exakt", "8:11", "did you mean `exact`" },
        { "role: reader", "role: Writer", "10:41", "did you mean `writer`" },
        { "access:", "acces:", "9:5", "did you mean `access`" },
        { "    mode: exact\n", "", "6:3", "`mode`" },
        { "    root: 1AbC\n", "    root: 1AbC\n    root: 1XyZ\n", "8:5", "`root`" },
        { "user: ada@corp.example", "user: ada", "10:17", "`ada@corp.example`" },
        { "ada@corp.example, role", "ada@vendor.example, role", "10:17", "trusted" },
        { "domains: [corp.example]", "domains: []", "3:3", "at least one domain" },
        { "version: 1", "version: 2", "1:10", "1" },
        { "mode: exact", "mode: floor\n    download: false", "9:5", "floor" },
        { "mode: exact", "mode: exact\n    overrides: [{ path: Payroll, access: [] }]", "9:25", "`/`" },
        { "      - { user: ada@corp.example, role: reader }", "      - { user: ada@corp.example, role: reader }\n      - { user: ADA@corp.example, role: writer }", "11:17", "twice" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_told_with_its_place_and_its_mend_and_no_call_is_made(string sound, string wrong, string place, string mend)
    {
        await using var workspace = await Workspace.StartAsync();
        Sound.ShouldContain(sound);
        workspace.WritePolicy(Sound.Replace(sound, wrong, StringComparison.Ordinal) + "\n");
        await workspace.Control.ResetCountersAsync();

        foreach (var command in new[] { "plan", "apply --yes" })
        {
            var refused = (await workspace.Reeve.RunAsync(command.Split(' '))).ShouldExit(64);

            refused.Out.ShouldBeEmpty();
            var line = refused.ErrorLines.ShouldHaveSingleItem();
            line.ShouldStartWith($"reeve.yaml:{place}: ");
            line.ShouldContain(mend);
        }

        var counters = await workspace.Control.CountersAsync();
        (counters.Text("requests"), counters.Text("tokenRequests")).ShouldBe(("0", "0"));
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once_in_the_order_of_the_file()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.WritePolicy(Sound.Replace("mode: exact", "mode: exakt", StringComparison.Ordinal).Replace("role: reader", "role: Writer", StringComparison.Ordinal).Replace("version: 1", "verion: 1", StringComparison.Ordinal));

        var refused = (await workspace.Reeve.RunAsync("plan")).ShouldExit(64);

        refused.ErrorLines.Length.ShouldBeGreaterThanOrEqualTo(3, refused.ToString());
        refused.ErrorLines.ShouldAllBe(line => Regex.IsMatch(line, "^reeve\\.yaml:[0-9]+:[0-9]+: ."));
    }

    [Fact]
    public async Task A_policy_that_is_not_there_is_told_with_the_flag_that_names_another()
    {
        await using var workspace = await Workspace.StartAsync();

        var refused = (await workspace.Reeve.RunAsync("plan", "--policy", "elsewhere.yaml")).ShouldExit(64);

        var line = refused.ErrorLines.ShouldHaveSingleItem();
        line.ShouldContain("elsewhere.yaml");
        line.ShouldContain("--policy");
    }

    [Fact]
    public async Task Two_trees_with_one_root_are_refused_before_any_call()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.WritePolicy(Sound + "\n" + """
              again:
                root: https://drive.google.com/drive/folders/1AbC
                mode: exact
                access: []
            """ + "\n");
        await workspace.Control.ResetCountersAsync();

        var refused = (await workspace.Reeve.RunAsync("plan")).ShouldExit(64);

        refused.ErrorLines.ShouldHaveSingleItem().ShouldStartWith("reeve.yaml:12:11: ");
        (await workspace.Control.CountersAsync()).Text("tokenRequests").ShouldBe("0");
    }
}
