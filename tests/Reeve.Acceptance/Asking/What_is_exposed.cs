using System.Text.Json.Nodes;
using Reeve.Acceptance.Running;
using Reeve.Sandbox;

namespace Reeve.Acceptance.Asking;

public sealed class What_is_exposed
{
    [Fact]
    public async Task Exposures_are_named_where_they_are_granted_worst_first_with_their_items()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;

        var audit = (await workspace.Reeve.RunAsync("audit")).ShouldExit(0).Json;

        audit["reeve"]!.GetValue<string>().ShouldBe("audit/1");
        Says(audit).ShouldBe(
        [
            $"anyone anyone reader {tree.Budget} 1",
            $"personal user:{MessyTree.Outsider} writer {tree.Plans} 2",
            $"personal user:{MessyTree.Outsider} reader {tree.Root} 2",
        ]);
        audit["summary"]!["exposed"]!.GetValue<int>().ShouldBe(4);
        audit["summary"]!["byDomain"]!["gmail.com"]!["items"]!.GetValue<int>().ShouldBe(4);
        audit["summary"]!["byKind"]!["anyone"]!["items"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task With_no_policy_a_folder_by_its_url_and_all_that_somebody_owns_can_be_audited()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        File.Delete(workspace.PathOf("reeve.yaml"));

        var folder = (await workspace.Reeve.RunAsync("audit", $"https://drive.google.com/drive/folders/{tree.Plans}", "--as", Workspace.Ada)).ShouldExit(1);
        var owned = (await workspace.Reeve.RunAsync("audit", "--user", Workspace.Ben, "--as", Workspace.Admin)).ShouldExit(0).Json;

        Says(folder.Json).ShouldContain($"personal user:{MessyTree.Outsider} writer {tree.Plans} 2");
        folder.Error.ShouldContain($"`{Workspace.Ada}` may not read the Directory"); // And so who is in the team is not known, which is no done answer.
        Says(owned).ShouldContain($"anyone anyone reader {tree.Budget} 1");
        owned["trees"]!.AsArray().ShouldHaveSingleItem()!["unknown"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task A_group_with_an_outsider_deep_inside_and_an_owner_who_is_suspended_are_found()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Company.AddVisitor("mal@evil.example");
        workspace.Company.AddGroup("inner@corp.example", "mal@evil.example");
        workspace.Company.AddGroup("outer@corp.example", "inner@corp.example");
        var root = workspace.Company.AddFolder("Docs", Workspace.Ada);
        var file = workspace.Company.AddFile("old", Workspace.Cleo, root);
        workspace.Company.Grant(root, "outer@corp.example", "reader");
        workspace.Company.SetUserState(Workspace.Cleo, "suspended");
        workspace.WritePolicy(root, []);

        var audit = (await workspace.Reeve.RunAsync("audit")).Json;

        Says(audit).ShouldBe([$"group-with-outsiders group:outer@corp.example reader {root} 2", $"owner-gone user:{Workspace.Cleo} owner {file} 1"]);
        audit["exposures"]![0]!["outsiders"]!.ToJsonString().ShouldBe("""["user:mal@evil.example"]""");
        var rows = Csv.Parse((await workspace.Reeve.RunAsync("audit", "--format", "csv")).Out);
        rows[1][Array.IndexOf(rows[0], "outsiders")].ShouldBe("user:mal@evil.example");
        (await workspace.Reeve.RunAsync("audit", "--format", "table")).Out.ShouldContain("with mal@evil.example");
    }

    [Fact]
    public async Task A_shared_drive_is_audited_as_an_administrator_who_is_not_in_it_and_explained_by_its_members()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Company.AddVisitor("mal@evil.example");
        var drive = workspace.Company.AddDrive("Team", Workspace.Ada);
        workspace.Company.AddMember(drive, Workspace.Ben, "writer");
        var folder = workspace.Company.AddFolder("Plans", Workspace.Ada, drive);
        var file = workspace.Company.AddFile("budget", Workspace.Ada, folder);
        workspace.Company.Grant(file, "mal@evil.example", "reader");

        var audit = (await workspace.Reeve.RunAsync("audit", drive, "--as", Workspace.Admin)).ShouldExit(0).Json;
        var explained = (await workspace.Reeve.RunAsync("explain", file, "--as", Workspace.Admin)).ShouldExit(0).Json;

        Says(audit).ShouldBe([$"external user:mal@evil.example reader {file} 1"]);
        explained["access"]!.AsArray().Select(access => $"{access!["principal"]} {access["via"]![0]!["kind"]} {access["via"]![0]!["item"]}").ShouldBe(
            [$"user:{Workspace.Ada} member {drive}", $"user:{Workspace.Ben} member {drive}", $"user:mal@evil.example direct {file}"]);
    }

    [Fact]
    public async Task What_was_read_is_kept_and_a_damaged_file_is_read_again()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        (await workspace.Reeve.RunAsync("audit")).ShouldExit(0).Error.ShouldNotContain("--fresh");
        workspace.Company.GrantAnyone(tree.Notes, "writer");

        var kept = await workspace.Reeve.RunAsync("audit");
        var fresh = await workspace.Reeve.RunAsync("audit", "--fresh");
        var file = Directory.GetFiles(Path.Combine(workspace.StateFolder, "crawls")).ShouldHaveSingleItem();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[^3] ^= 0x40;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        var mended = await workspace.Reeve.RunAsync("audit");

        Says(kept.ShouldExit(0).Json).Length.ShouldBe(3);
        kept.Error.ShouldContain("`--fresh` reads again");
        Says(fresh.ShouldExit(0).Json).ShouldContain($"anyone anyone writer {tree.Notes} 1");
        mended.ShouldExit(0).Error.ShouldContain("it is damaged");
        Says(mended.Json).ShouldContain($"anyone anyone writer {tree.Notes} 1");
    }

    [Fact]
    public async Task A_misspelt_tree_is_wrong_usage_and_a_file_is_sent_to_explain()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;

        (await workspace.Reeve.RunAsync("audit", "dosc")).ShouldExit(64).Error.ShouldContain("did you mean `docs`?");
        (await workspace.Reeve.RunAsync("audit", tree.Budget, "--as", Workspace.Ben)).ShouldExit(64).Error.ShouldContain($"`reeve explain {tree.Budget}`");
        (await workspace.Reeve.RunAsync("audit", "--policy", "none.yaml")).ShouldExit(64);
        (await workspace.Reeve.RunAsync("audit", "1AbCdEfGhIjKlMnOpQrStUvWxYz012345", "--as", Workspace.Ben)).ShouldExit(77).Error.ShouldContain("does not see");
    }

    [Fact]
    public async Task What_a_run_has_written_is_read_again_and_what_an_undo_has_too()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        Says((await workspace.Reeve.RunAsync("audit")).ShouldExit(0).Json).Length.ShouldBe(3);

        var run = (await workspace.Reeve.RunAsync("apply", "--yes")).ShouldExit(0).Run;
        var after = (await workspace.Reeve.RunAsync("audit")).ShouldExit(0);
        var explained = (await workspace.Reeve.RunAsync("explain", tree.Budget)).ShouldExit(0).Json;
        (await workspace.Reeve.RunAsync("undo", run, "--yes")).ShouldExit(0);
        var undone = (await workspace.Reeve.RunAsync("audit")).ShouldExit(0);
        var again = (await workspace.Reeve.RunAsync("audit")).ShouldExit(0);

        Says(after.Json).ShouldBeEmpty();
        after.Error.ShouldNotContain("--fresh");
        explained["access"]!.AsArray().Select(access => access!["principal"]!.GetValue<string>()).ShouldNotContain("anyone");
        Says(undone.Json).Length.ShouldBe(3);
        again.Error.ShouldContain("`--fresh` reads again");
    }

    [Fact]
    public async Task What_somebody_who_left_owns_cannot_be_listed_so_and_the_way_on_is_told()
    {
        var (workspace, tree) = await MessyTree.StartAsync();
        await using var _ = workspace;
        workspace.Company.SetUserState(Workspace.Ben, "suspended");

        var refused = (await workspace.Reeve.RunAsync("audit", "--user", Workspace.Ben)).ShouldExit(77);
        var access = (await workspace.Reeve.RunAsync("access", Workspace.Ben)).Json;

        refused.Error.ShouldContain($"`{Workspace.Ben}` cannot be acted as");
        refused.Error.ShouldContain($"`reeve access {Workspace.Ben}`");
        access["state"]!.GetValue<string>().ShouldBe("suspended");
        access["reaches"]!.AsArray().Select(reach => reach!["file"]!.GetValue<string>()).ShouldContain(tree.Root);
    }

    [Fact]
    public async Task A_shared_drive_may_be_named_as_Drive_shows_it()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Company.AddVisitor("mal@evil.example");
        var drive = workspace.Company.AddDrive("Client projects", Workspace.Ada);
        var file = workspace.Company.AddFile("budget", Workspace.Ada, drive);
        workspace.Company.Grant(file, "mal@evil.example", "reader");
        workspace.Company.AddDrive("Twins", Workspace.Ada);
        workspace.Company.AddDrive("Twins", Workspace.Ada);

        var audit = (await workspace.Reeve.RunAsync("audit", "Client projects", "--as", Workspace.Admin)).ShouldExit(0).Json;
        var misspelt = (await workspace.Reeve.RunAsync("audit", "Client projets", "--as", Workspace.Admin)).ShouldExit(64);
        var unheard = (await workspace.Reeve.RunAsync("audit", "Nothing of the kind", "--as", Workspace.Admin)).ShouldExit(64);

        Says(audit).ShouldBe([$"external user:mal@evil.example reader {file} 1"]);
        misspelt.Error.ShouldContain("did you mean `Client projects`?");
        misspelt.Error.ShouldNotContain("policy");
        unheard.Error.ShouldNotContain("policy");
        (await workspace.Reeve.RunAsync("audit", "Twins", "--as", Workspace.Admin)).ShouldExit(64).Error.ShouldContain("2 shared drives are named `Twins`");
    }

    [Fact]
    public async Task A_drives_name_is_that_of_the_policys_tree_which_bears_it()
    {
        await using var workspace = await Workspace.StartAsync();
        var drive = workspace.Company.AddDrive("Client projects", Workspace.Ada);
        var file = workspace.Company.AddFile("budget", Workspace.Ada, drive);
        workspace.WritePolicy($$"""
            version: 1
            workspace: { domains: [corp.example], admin: {{Workspace.Admin}} }
            trees: { clients: { drive: Client projects, mode: exact, access: [{ user: {{Workspace.Ada}}, role: organizer }] } }
            """);

        var audit = (await workspace.Reeve.RunAsync("audit", "Client projects")).ShouldExit(0).Json;
        Directory.Delete(Path.Combine(workspace.StateFolder, "crawls"), recursive: true);
        var explained = (await workspace.Reeve.RunAsync("explain", file)).ShouldExit(0).Json;

        audit["trees"]!.AsArray().ShouldHaveSingleItem()!["name"]!.GetValue<string>().ShouldBe("clients");
        explained["access"]!.AsArray().ShouldHaveSingleItem()!["allowed"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Whom_a_drive_that_is_internal_only_keeps_out_is_not_exposed_to_and_is_said_to_be_kept_out()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Company.AddVisitor("mal@evil.example");
        var drive = workspace.Company.AddDrive("Board", Workspace.Ada);
        var file = workspace.Company.AddFile("minutes", Workspace.Ada, drive);
        workspace.Company.Grant(file, "mal@evil.example", "reader");
        workspace.Company.SetRestrictions(drive, domainUsersOnly: true);

        var audit = (await workspace.Reeve.RunAsync("audit", drive, "--as", Workspace.Admin)).ShouldExit(0).Json;
        var table = (await workspace.Reeve.RunAsync("audit", drive, "--as", Workspace.Admin, "--format", "table")).ShouldExit(0);
        var explained = (await workspace.Reeve.RunAsync("explain", file, "--as", Workspace.Admin)).ShouldExit(0).Json;
        var access = (await workspace.Reeve.RunAsync("access", "mal@evil.example", drive, "--as", Workspace.Admin)).ShouldExit(0).Json;

        var granted = JsonNode.Parse(await workspace.Http.GetStringAsync($"_sandbox/effective?fileId={file}", TestContext.Current.CancellationToken))!["effective"]!.AsArray();
        granted.Where(one => one!["keptOut"]!.GetValue<bool>()).Select(one => one!["principal"]!.GetValue<string>()).ShouldBe(["mal@evil.example"]);
        Says(audit).ShouldBeEmpty();
        audit["summary"]!["exposed"]!.GetValue<int>().ShouldBe(0);
        audit["keptOut"]!.AsArray().Select(kept => $"{kept!["principal"]} {kept["file"]} {kept["keptOutBy"]}").ShouldBe([$"user:mal@evil.example {file} internalOnly"]);
        table.Out.ShouldContain("user:mal@evil.example");
        table.Out.ShouldContain("Nothing exposed");
        explained["access"]!.AsArray().ShouldHaveSingleItem()!["principal"]!.GetValue<string>().ShouldBe($"user:{Workspace.Ada}");
        explained["keptOut"]!.ToJsonString().ShouldBe("""[{"principal":"user:mal@evil.example","role":"reader","by":"internalOnly"}]""");
        access["reaches"]!.AsArray().ShouldBeEmpty();
        access["keptOut"]!.AsArray().ShouldHaveSingleItem()!["items"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_drive_that_nobody_can_read_does_not_keep_a_company_from_its_report()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Company.AddVisitor("mal@evil.example");
        var drive = workspace.Company.AddDrive("Team", Workspace.Ada);
        workspace.Company.AddFile("minutes", Workspace.Ada, drive);
        var folder = workspace.Company.AddFolder("Docs", Workspace.Ben);
        workspace.Company.Grant(folder, "mal@evil.example", "reader");
        workspace.Company.Grant(folder, Workspace.Admin, "reader");
        workspace.Company.SetUserState(Workspace.Ada, "suspended");

        var audit = (await workspace.Reeve.RunAsync("audit", drive, folder, "--as", Workspace.Admin)).ShouldExit(1);
        var kept = (await workspace.Reeve.RunAsync("audit", drive, "--as", Workspace.Admin)).ShouldExit(1);
        var access = (await workspace.Reeve.RunAsync("access", Workspace.Ada, drive, "--as", Workspace.Admin)).ShouldExit(1);

        Says(audit.Json).ShouldBe([$"external user:mal@evil.example reader {folder} 1", $"drive-without-organizer   {drive} 1"]);
        audit.Json["unknown"]!.ToJsonString().ShouldBe($$"""[{"tree":"Team","file":"{{drive}}","path":"/"}]""");
        audit.Json["summary"]!["byKind"]!["unknown"]!["items"]!.GetValue<int>().ShouldBe(1);
        audit.Error.ShouldContain("What is in the shared drive `Team` is not known");
        kept.Json["unknown"]!.ToJsonString().ShouldBe(audit.Json["unknown"]!.ToJsonString());
        access.Json["unknown"]!["items"]!.GetValue<int>().ShouldBe(1);
    }

    private static string[] Says(JsonNode audit) =>
        [.. audit["exposures"]!.AsArray().Where(exposure => exposure!["kind"]!.GetValue<string>() != "domain-wide").Select(exposure => $"{exposure!["kind"]} {exposure["principal"]} {exposure["role"]} {exposure["file"]} {exposure["items"]}")];
}
