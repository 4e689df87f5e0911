using System.Text.Json.Nodes;

namespace Reeve.Sandbox.Tests;

public sealed class SeedTests
{
    [Fact]
    public async Task The_company_has_5000_items_in_about_600_folders_of_my_drives()
    {
        await using var lab = await Lab.StartAsync(empty: false);
        var items = (await ItemsAsync(lab)).Where(IsInMyDrive).ToList();

        items.Count.ShouldBe(5000);
        items.Count(item => Is(item, "folder")).ShouldBeInRange(500, 650);
    }

    [Fact]
    public async Task A_grantee_has_one_grant_on_an_item_and_an_owner_only_the_owners()
    {
        await using var lab = await Lab.StartAsync(empty: false);
        var items = await ItemsAsync(lab);

        items.ShouldAllBe(item => item!["grants"]!.AsArray().Select(grant => grant!["id"]!.ToString()).Distinct().Count() == item["grants"]!.AsArray().Count);
    }

    [Fact]
    public async Task It_is_the_same_on_every_day_but_for_its_dates()
    {
        await using var one = await Lab.StartAsync(empty: false);
        await using var other = await Lab.StartAsync(empty: false, new DateTimeOffset(2027, 3, 2, 23, 0, 0, TimeSpan.Zero));

        Undated(await ItemsAsync(one)).ShouldBe(Undated(await ItemsAsync(other)));
    }

    [Fact]
    public async Task It_has_what_every_administrator_knows()
    {
        await using var lab = await Lab.StartAsync(empty: false);
        var items = await ItemsAsync(lab);
        var grants = items.SelectMany(item => item!["grants"]!.AsArray()).ToList();

        Count("id", "anyoneWithLink").ShouldBeGreaterThan(30);
        Count("id", "anyone").ShouldBeGreaterThan(2);
        grants.Count(grant => Text(grant, "emailAddress").EndsWith("@gmail.com", StringComparison.Ordinal) && Text(grant, "role") == "writer").ShouldBeGreaterThan(5);
        grants.Count(grant => Text(grant, "emailAddress").EndsWith("@partner.example", StringComparison.Ordinal)).ShouldBeGreaterThan(5);
        grants.Count(grant => Text(grant, "emailAddress").EndsWith(".gserviceaccount.com", StringComparison.Ordinal)).ShouldBeGreaterThan(2);
        grants.Count(grant => grant!["deleted"] is not null).ShouldBeGreaterThan(3);
        grants.Count(grant => grant!["expirationTime"] is not null).ShouldBeGreaterThan(5);
        items.Count(item => Text(item, "owner") is "olga.ivanova@corp.example" or "jonas.berg@corp.example").ShouldBeGreaterThan(50);
        items.Count(item => IsInMyDrive(item) && item!["inheritedPermissionsDisabled"]!.GetValue<bool>()).ShouldBe(1);
        items.Count(item => IsInMyDrive(item) && !item!["writersCanShare"]!.GetValue<bool>()).ShouldBeGreaterThan(50);
        items.Count(item => item!["trashed"]!.GetValue<bool>()).ShouldBeGreaterThan(8);
        items.Count(item => Is(item, "shortcut")).ShouldBeGreaterThan(15);

        int Count(string member, string value) => grants.Count(grant => Text(grant, member) == value);
    }

    [Fact]
    public async Task The_files_appear_once_it_serves_and_the_key_is_its_owners_alone()
    {
        var directory = Path.Combine(Path.GetTempPath(), "sandbox-" + Guid.NewGuid().ToString("N"));
        try
        {
            await using var host = await SandboxHost.StartAsync(new SandboxOptions { Directory = directory }, Lab.Stop);

            var about = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(directory, "sandbox.json"), Lab.Stop))!;
            about["endpoint"]!.ToString().ShouldBe(host.Endpoint.ToString().TrimEnd('/'));
            about["admin"]!.ToString().ShouldBe("admin@corp.example");
            (await File.ReadAllTextAsync(Path.Combine(directory, "reeve.yaml"), Lab.Stop)).ShouldContain("maxChanges: 300");
            var key = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(directory, "credentials.json"), Lab.Stop))!;
            key["token_uri"]!.ToString().ShouldBe(host.Endpoint + "token");
            key["client_id"]!.ToString().Length.ShouldBe(21);
            if (!OperatingSystem.IsWindows())
            {
                File.GetUnixFileMode(Path.Combine(directory, "credentials.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            System.IO.Directory.GetFiles(directory).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(
            ["authorized_user.json", "credentials.json", "external-token.txt", "external.json", "impersonated.json", "reeve.yaml", "sandbox.json"]);
        }
        finally
        {
            System.IO.Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task A_plan_over_the_seeded_policy_is_of_a_good_size_and_spread_over_many_accounts()
    {
        await using var lab = await Lab.StartAsync(empty: false);
        var writes = new ExactEstimate(await ItemsAsync(lab)).Writes();

        writes.Count.ShouldBeInRange(150, 250);
        writes.CountBy(write => write.Actor).Max(pair => pair.Value).ShouldBeLessThanOrEqualTo(60);
        writes.Select(write => write.Actor).Distinct().Count().ShouldBeGreaterThan(15);
        writes.CountBy(write => write.Tree).ToDictionary().Keys.ShouldBe(["finance", "engineering", "sales", "people"], ignoreOrder: true);
    }

    [Fact]
    public async Task Every_write_is_one_that_its_actor_may_make_and_then_nothing_is_left_to_do()
    {
        await using var lab = await Lab.StartAsync(empty: false);

        // Missing grants first, then the wrong ones, and re-sharing last: a writer who switches it off can do no more there.
        foreach (var write in new ExactEstimate(await ItemsAsync(lab)).Writes().OrderBy(write => write.Name is null).ThenBy(write => write.Before is null))
        {
            var answer = await MakeAsync(lab, write);
            answer.Response.IsSuccessStatusCode.ShouldBeTrue($"{write} {answer.Text}");
        }

        new ExactEstimate(await ItemsAsync(lab)).Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_plan_would_remove_can_be_given_back_without_a_mail()
    {
        await using var lab = await Lab.StartAsync(empty: false);
        var writes = new ExactEstimate(await ItemsAsync(lab)).Writes();

        foreach (var grant in writes.Select(write => write.Before).OfType<JsonNode>())
        {
            Text(grant, "emailAddress").ShouldNotEndWith("@no-google.example");
            (grant["expirationTime"] is null || DateTimeOffset.Parse(grant["expirationTime"]!.ToString(), null) > lab.Time.GetUtcNow().AddDays(20)).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task What_a_leaver_owns_can_still_be_read_by_somebody_who_may_share()
    {
        await using var lab = await Lab.StartAsync(empty: false);
        var items = await ItemsAsync(lab);

        items.Where(item => IsInMyDrive(item) && !item!["writersCanShare"]!.GetValue<bool>())
            .ShouldAllBe(item => !LeaverOwns(item));
    }

    private static Task<Answer> MakeAsync(Lab lab, Write write)
    {
        var path = $"files/{write.File}";
        var one = $"{path}/permissions/{write.Before?["id"]}";

        return write switch
        {
            { Name: { } name } => lab.CallAsync(write.Actor, "POST", path + "/permissions?sendNotificationEmail=false",
                new { type = "user", role = write.Role, emailAddress = name }),
            { Before: null } => lab.CallAsync(write.Actor, "PATCH", path, new { writersCanShare = false }),
            { Role: { } role } => lab.CallAsync(write.Actor, "PATCH", one, new { role }),
            _ => lab.CallAsync(write.Actor, "DELETE", one),
        };
    }

    private static bool LeaverOwns(JsonNode? item) =>
        Text(item, "owner") is "olga.ivanova@corp.example" or "jonas.berg@corp.example" or "david.oconnor@corp.example" or "tina.huang@corp.example";

    private static async Task<JsonArray> ItemsAsync(Lab lab) => (JsonArray)(await lab.ControlAsync("GET", "grants")).At("items")!;

    private static bool IsInMyDrive(JsonNode? item) => item!["driveId"] is null;

    private static string Text(JsonNode? node, string member) => node![member]?.ToString() ?? "";

    private static bool Is(JsonNode? item, string kind) => Text(item, "mimeType") == "application/vnd.google-apps." + kind;

    private static string Undated(JsonArray items)
    {
        foreach (var grant in items.SelectMany(item => item!["grants"]!.AsArray()))
        {
            grant!.AsObject().Remove("expirationTime");
        }

        return items.ToJsonString();
    }
}
