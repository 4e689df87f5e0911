namespace Reeve.Sandbox.Tests.Drive;

public sealed class PagingAndMaskTests
{
    [Theory]
    [InlineData("", "files/0", "kind,id,name,mimeType")]
    [InlineData("fields=*", "", "kind,incompleteSearch,files")]
    [InlineData("fields=files(id,name)", "files/0", "id,name")]
    [InlineData("fields=files/id,files/parents", "files/0", "id,parents")]
    [InlineData("fields=nextPageToken, files( id , owners/emailAddress )", "files/0/owners/0", "emailAddress")]
    [InlineData("fields=files(capabilities(canShare),permissions(id,permissionDetails(role)))", "files/0/capabilities", "canShare")]
    [InlineData("fields=files/permissions", "files/0/permissions/0", "kind,id,type,role,emailAddress,displayName,deleted,pendingOwner")]
    public async Task A_mask_gives_just_these_members(string fields, string at, string members)
    {
        await using var lab = await Lab.StartAsync();
        lab.Company.AddFile("plan", Lab.Ada);

        var answer = await lab.GetAsync(Lab.Ada, "files?" + fields);

        var found = at.Length == 0 ? answer.Json : answer.At(at);
        found!.AsObject().Select(member => member.Key).ShouldBe(members.Split(','), ignoreOrder: true);
    }

    [Theory]
    [InlineData("files?fields=files(id,colour)", "Invalid field selection colour")]
    [InlineData("files?fields=id", "Invalid field selection id")]
    [InlineData("files/root?fields=id/x", "Invalid field selection x")]
    [InlineData("files/root?fields=owners(id)", "Invalid field selection id")]
    [InlineData("files/root?fields=owners(", null)]
    [InlineData("files/root?fields=id,,name", null)]
    public async Task An_unknown_field_is_named(string path, string? message)
    {
        await using var lab = await Lab.StartAsync();

        var answer = await lab.GetAsync(Lab.Ada, path);

        answer.ShouldBeRefused(400, "invalidParameter");
        answer["error/errors/0/location"].ShouldBe("fields");
        if (message is not null)
        {
            answer["error/message"].ShouldBe(message);
        }
    }

    [Fact]
    public async Task About_needs_a_mask_and_an_empty_mask_gives_an_empty_object()
    {
        await using var lab = await Lab.StartAsync();

        var answer = await lab.GetAsync(Lab.Ada, "about");

        answer.ShouldBeRefused(400, "required");
        answer["error/message"].ShouldBe("The 'fields' parameter is required for this method.");
        (await lab.GetAsync(Lab.Ada, "files/root?fields=")).Text.ShouldBe("{}");
        (await lab.GetAsync(Lab.Ada, "about?fields=user(me,emailAddress),storageQuota/limit,canCreateDrives")).Text
            .ShouldBe("""{"user":{"me":true,"emailAddress":"ada@corp.example"},"storageQuota":{"limit":"2199023255552"},"canCreateDrives":true}""");
    }

    [Fact]
    public async Task Numbers_of_64_bits_are_texts_and_false_is_sent()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);

        (await lab.GetAsync(Lab.Ada, $"files/{file}?fields=version,starred,shared")).Text
            .ShouldBe("""{"starred":false,"version":"1","shared":false}""");
    }

    [Theory]
    [InlineData("", 100)]
    [InlineData("&pageSize=1000", 252)]
    [InlineData("&pageSize=5000", 252)]
    [InlineData("&pageSize=7", 7)]
    [InlineData("&pageSize=7&pageSize=9", 7)]
    public async Task Pages_have_100_files_unless_asked_otherwise(string parameter, int first)
    {
        await using var lab = await Lab.StartAsync();
        AddMany(lab, 250);

        var answer = await lab.GetAsync(Lab.Ada, "files?q=trashed=false" + parameter);

        answer.Each("files", "id").Length.ShouldBe(first);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&orderBy=name desc")]
    [InlineData("&q='BOX' in parents or 'OTHER' in parents")]
    public async Task All_pages_together_have_every_file_once(string parameter)
    {
        await using var lab = await Lab.StartAsync();
        var (box, other) = AddMany(lab, 250);
        parameter = parameter.Replace("BOX", box, StringComparison.Ordinal).Replace("OTHER", other, StringComparison.Ordinal);
        var seen = new List<string>();

        var token = "";
        do
        {
            var answer = await lab.GetAsync(Lab.Ada, $"files?pageSize=40{parameter}{(token.Length > 0 ? "&pageToken=" + token : "")}");
            answer.Status.ShouldBe(System.Net.HttpStatusCode.OK, answer.Text);
            seen.AddRange(answer.Each("files", "name").Where(name => name.StartsWith("file", StringComparison.Ordinal)));
            token = answer["nextPageToken"];
        }
        while (token.Length > 0);

        seen.Count.ShouldBe(250);
        seen.ShouldBeUnique();
    }

    [Fact]
    public async Task A_page_token_that_is_none_or_belongs_to_another_request_is_refused()
    {
        await using var lab = await Lab.StartAsync();
        AddMany(lab, 20);
        var token = (await lab.GetAsync(Lab.Ada, "files?pageSize=5"))["nextPageToken"];

        foreach (var path in new[] { "files?pageToken=bogus", "files?q=trashed=false&pageToken=" + token })
        {
            var answer = await lab.GetAsync(Lab.Ada, path);
            answer.ShouldBeRefused(400, "invalid");
            answer["error/errors/0/location"].ShouldBe("pageToken");
        }
    }

    [Fact]
    public async Task A_page_size_that_is_no_number_is_refused_in_the_front_ends_words()
    {
        await using var lab = await Lab.StartAsync();

        var answer = await lab.GetAsync(Lab.Ada, "files?pageSize=NOPE");
        answer["error/message"].ShouldBe("Invalid value at 'page_size' (TYPE_INT32), \"NOPE\"");
        answer["error/details/0/fieldViolations/0/field"].ShouldBe("page_size");
        (await lab.GetAsync(Lab.Ada, "files?pageSize=0")).ShouldBeRefused(400, "invalidParameter");
        (await lab.GetAsync(Lab.Ada, "drives?pageSize=101")).ShouldBeRefused(400, "invalidParameter");
    }

    [Fact]
    public async Task Pages_with_permissions_can_be_made_small()
    {
        await using var lab = await Lab.StartAsync();
        AddMany(lab, 250);
        await lab.ControlAsync("PUT", "paging", new { permissionsPageSize = 100 });

        (await lab.GetAsync(Lab.Ada, "files?pageSize=1000&fields=files(id,permissions/id)")).Each("files", "id").Length.ShouldBe(100);
        (await lab.GetAsync(Lab.Ada, "files?pageSize=1000&fields=files(id)")).Each("files", "id").Length.ShouldBeGreaterThan(250);
    }

    [Fact]
    public async Task A_permission_list_is_whole_unless_a_page_size_is_asked_for()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);
        for (var i = 0; i < 150; i++)
        {
            lab.Company.Grant(file, $"u{i}@corp.example", "reader");
        }

        (await lab.GetAsync(Lab.Ada, $"files/{file}/permissions")).Each("permissions", "id").Length.ShouldBe(151);
        var page = await lab.GetAsync(Lab.Ada, $"files/{file}/permissions?pageSize=100");
        page.Each("permissions", "id").Length.ShouldBe(100);
        var rest = await lab.GetAsync(Lab.Ada, $"files/{file}/permissions?pageSize=100&pageToken={page["nextPageToken"]}");
        rest.Each("permissions", "id").Length.ShouldBe(51);
        rest["nextPageToken"].ShouldBeEmpty();
    }

    private static (string Box, string Other) AddMany(Lab lab, int count)
    {
        var (box, other) = (lab.Company.AddFolder("box", Lab.Ada), lab.Company.AddFolder("other", Lab.Ada));
        for (var i = 0; i < count; i++)
        {
            lab.Company.AddFile($"file {i}", Lab.Ada, i % 2 == 0 ? box : other);
        }

        return (box, other);
    }
}
