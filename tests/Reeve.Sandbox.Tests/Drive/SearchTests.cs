namespace Reeve.Sandbox.Tests.Drive;

public sealed class SearchTests
{
    [Theory]
    [InlineData("name = 'Plan 2026'", "plan")]
    [InlineData("name != 'Plan 2026' and mimeType != 'application/vnd.google-apps.folder'", "quote,short")]
    [InlineData("name contains 'pla'", "plan,short")]
    [InlineData("name contains '2026 pl'", "plan")]
    [InlineData("name contains 'lan'", "")]
    [InlineData(@"name = 'Mike\'s \\ list'", "quote")]
    [InlineData("mimeType = 'application/vnd.google-apps.folder'", "box,inner")]
    [InlineData("mimeType contains 'vnd.google-apps.short'", "short")]
    [InlineData("not mimeType = 'application/vnd.google-apps.folder' and not name contains 'Mike'", "plan,short")]
    [InlineData("name = 'Plan 2026' or name = 'inner' and trashed = false", "plan,inner")]
    [InlineData("name = 'Plan 2026' or (name = 'inner' and trashed = true)", "plan")]
    [InlineData("name = 'inner' and trashed = true or name = 'Plan 2026'", "plan")]
    [InlineData("name = 'Plan 2026' or name = 'inner' and name = 'inner'", "inner")]
    [InlineData("'me' in owners and name = 'inner'", "inner")]
    [InlineData("'bo@corp.example' in writers", "plan,quote,inner,short")]
    [InlineData("'cy@corp.example' in readers", "plan,quote,inner,short,box")]
    [InlineData("'team@corp.example' in readers", "quote")]
    [InlineData("'team@corp.example' in writers", "")]
    [InlineData("'nobody@corp.example' in readers", "")]
    [InlineData("createdTime > '2026-11-24T08:00:00' and modifiedTime <= '2026-11-24T09:00:00Z' and name = 'inner'", "inner")]
    [InlineData("createdTime < '2026-11-24'", "")]
    [InlineData("visibility = 'anyoneWithLink'", "quote")]
    [InlineData("visibility = 'limited' and name contains 'plan'", "plan,short")]
    [InlineData("shortcutDetails.targetId = 'TARGET'", "short")]
    [InlineData("starred = true", "")]
    [InlineData("sharedWithMe", "")]
    [InlineData("properties has { key='a' and value='b' }", "")]
    [InlineData("'BOX' in parents", "plan,quote,inner,short")]
    [InlineData("('BOX' in parents or 'INNER' in parents or 'BOX' in parents) and trashed = false", "plan,quote,inner,short")]
    [InlineData("'root' in parents", "box")]
    [InlineData("trashed=false AND name='inner'", "inner")]
    public async Task A_query_finds(string q, string expected)
    {
        await using var lab = await Lab.StartAsync();
        var ids = Fill(lab);
        q = q.Replace("TARGET", ids["plan"], StringComparison.Ordinal)
            .Replace("BOX", ids["box"], StringComparison.Ordinal).Replace("INNER", ids["inner"], StringComparison.Ordinal);

        var answer = await lab.GetAsync(Lab.Ada, "files?q=" + Uri.EscapeDataString(q));

        answer.Status.ShouldBe(System.Net.HttpStatusCode.OK, answer.Text);
        answer.Each("files", "id").Select(id => ids.First(pair => pair.Value == id).Key)
            .ShouldBe(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
    }

    [Theory]
    [InlineData("name = 'open")]
    [InlineData("name")]
    [InlineData("name = ")]
    [InlineData("colour = 'red'")]
    [InlineData("name > 'a'")]
    [InlineData("name = 'a' and")]
    [InlineData("(name = 'a'")]
    [InlineData("name = 'a' name = 'b'")]
    [InlineData("trashed = 'true'")]
    [InlineData("modifiedTime > 'yesterday'")]
    [InlineData("visibility = 'everybody'")]
    [InlineData("'x' in colours")]
    public async Task Bad_syntax_is_refused_and_q_is_named(string q)
    {
        await using var lab = await Lab.StartAsync();

        var answer = await lab.GetAsync(Lab.Ada, "files?q=" + Uri.EscapeDataString(q));

        answer.ShouldBeRefused(400, "invalid");
        answer["error/message"].ShouldBe("Invalid Value");
        answer["error/errors/0/location"].ShouldBe("q");
        answer["error/errors/0/locationType"].ShouldBe("parameter");
    }

    [Fact]
    public async Task Trash_is_found_unless_it_is_left_out_and_what_lies_in_a_trashed_folder_is_trashed()
    {
        await using var lab = await Lab.StartAsync();
        var folder = lab.Company.AddFolder("old", Lab.Ada);
        var file = lab.Company.AddFile("inside", Lab.Ada, folder);
        lab.Company.SetFlags(folder, trashed: true);

        (await lab.GetAsync(Lab.Ada, "files")).Each("files", "id").ShouldBe([folder, file], ignoreOrder: true);
        (await lab.GetAsync(Lab.Ada, "files?q=trashed=false")).Each("files", "id").ShouldBeEmpty();
        var answer = await lab.GetAsync(Lab.Ada, $"files/{file}?fields=trashed,explicitlyTrashed");
        answer.Text.ShouldBe("""{"trashed":true,"explicitlyTrashed":false}""");
    }

    [Fact]
    public async Task Malformed_people_and_sorted_full_texts_are_bad_requests()
    {
        await using var lab = await Lab.StartAsync();

        (await lab.GetAsync(Lab.Ada, "files?q='nobody' in owners")).ShouldBeRefused(400, "badRequest");
        (await lab.GetAsync(Lab.Ada, "files?q=fullText contains 'x'&orderBy=name")).ShouldBeRefused(400, "badRequest");
        (await lab.GetAsync(Lab.Ada, "files?orderBy=colour")).ShouldBeRefused(400, "invalid");
    }

    [Fact]
    public async Task A_parent_that_cannot_be_seen_is_not_found()
    {
        await using var lab = await Lab.StartAsync();
        var folder = lab.Company.AddFolder("private", Lab.Ada);

        var answer = await lab.GetAsync(Lab.Bo, $"files?q='{folder}' in parents");

        answer.ShouldBeRefused(404, "notFound");
        answer["error/message"].ShouldBe("File not found: .");
    }

    [Fact]
    public async Task Lists_can_be_ordered_by_several_keys()
    {
        await using var lab = await Lab.StartAsync();
        foreach (var name in new[] { "file 10", "file 9", "b" })
        {
            lab.Company.AddFile(name, Lab.Ada);
        }

        lab.Company.AddFolder("z", Lab.Ada);

        (await lab.GetAsync(Lab.Ada, "files?orderBy=folder,name_natural desc")).Each("files", "name").ShouldBe(["z", "file 10", "file 9", "b"]);
        (await lab.GetAsync(Lab.Ada, "files?orderBy=name")).Each("files", "name").ShouldBe(["b", "file 10", "file 9", "z"]);
    }

    [Fact]
    public async Task Only_what_was_given_to_the_caller_or_a_group_of_theirs_is_listed_but_more_can_be_opened()
    {
        await using var lab = await Lab.StartAsync();
        var direct = lab.Company.AddFile("direct", Lab.Ada);
        var byGroup = lab.Company.AddFile("by group", Lab.Ada);
        var byLink = lab.Company.AddFile("by link", Lab.Ada);
        var byDomain = lab.Company.AddFile("by domain", Lab.Ada);
        var hidden = lab.Company.AddFile("hidden", Lab.Ada);
        lab.Company.Grant(direct, Lab.Bo, "reader");
        lab.Company.Grant(byGroup, "team@corp.example", "writer");
        lab.Company.GrantAnyone(byLink, "reader");
        lab.Company.GrantDomain(byDomain, "corp.example", "reader");

        (await lab.GetAsync(Lab.Bo, "files")).Each("files", "id").ShouldBe([direct, byGroup]);
        (await lab.GetAsync(Lab.Bo, "files/" + byLink))["name"].ShouldBe("by link");
        (await lab.GetAsync(Lab.Bo, "files/" + byDomain))["name"].ShouldBe("by domain");
        (await lab.GetAsync(Lab.Bo, "files/" + hidden)).ShouldBeRefused(404, "notFound");
    }

    [Fact]
    public async Task In_a_folder_open_to_the_domain_its_content_is_listed()
    {
        await using var lab = await Lab.StartAsync();
        var folder = lab.Company.AddFolder("open", Lab.Ada);
        var file = lab.Company.AddFile("inside", Lab.Ada, folder);
        lab.Company.GrantDomain(folder, "corp.example", "reader");

        (await lab.GetAsync(Lab.Bo, "files")).Each("files", "id").ShouldBeEmpty();
        (await lab.GetAsync(Lab.Bo, $"files?q='{folder}' in parents")).Each("files", "id").ShouldBe([file]);
    }

    [Fact]
    public async Task Shared_drive_parameters_have_to_go_together()
    {
        await using var lab = await Lab.StartAsync();

        (await lab.GetAsync(Lab.Ada, "files?includeItemsFromAllDrives=true")).ShouldBeRefused(403, "supportsTeamDrivesRequired");
        foreach (var good in new[] { "corpora=user", "corpora=domain", "corpora=allDrives&includeItemsFromAllDrives=true&supportsAllDrives=true" })
        {
            (await lab.GetAsync(Lab.Ada, "files?" + good)).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        }

        (await lab.GetAsync(Lab.Ada, "files?corpora=drive")).ShouldBeRefused(400, "invalid");
        (await lab.GetAsync(Lab.Ada, "drives")).Text.ShouldBe("""{"kind":"drive#driveList","drives":[]}""");
        (await lab.GetAsync(Lab.Ada, "drives/0Axyz")).ShouldBeRefused(404, "notFound");
    }

    private static Dictionary<string, string> Fill(Lab lab)
    {
        var box = lab.Company.AddFolder("box", Lab.Ada);
        var ids = new Dictionary<string, string>
        {
            ["box"] = box,
            ["plan"] = lab.Company.AddFile("Plan 2026", Lab.Ada, box),
            ["quote"] = lab.Company.AddFile(@"Mike's \ list", Lab.Bo, box),
            ["inner"] = lab.Company.AddFolder("inner", Lab.Ada, box),
        };
        ids["short"] = lab.Company.AddShortcut("to plan", Lab.Ada, box, ids["plan"]);
        lab.Company.Grant(box, Lab.Cy, "reader");
        lab.Company.Grant(ids["plan"], Lab.Bo, "writer");
        lab.Company.Grant(ids["inner"], Lab.Bo, "writer");
        lab.Company.Grant(ids["short"], Lab.Bo, "writer");
        lab.Company.Grant(ids["quote"], "team@corp.example", "commenter");
        lab.Company.GrantAnyone(ids["quote"], "reader");

        return ids;
    }
}
