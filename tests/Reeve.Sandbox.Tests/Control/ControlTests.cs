using System.Net;
using Reeve.Sandbox.Tests.SharedDrives;

namespace Reeve.Sandbox.Tests.Control;

public sealed class ControlTests
{
    [Fact]
    public async Task A_dump_can_be_loaded_back_and_gives_the_same_bytes()
    {
        await using var lab = await Lab.StartAsync(empty: false);
        var dump = lab.Company.Dump();
        await using var other = await Lab.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "/_sandbox/items") { Content = new ByteArrayContent(dump) };

        (await other.SendAsync(request))["items"].ShouldBe(lab.Company.ItemCount.ToString(System.Globalization.CultureInfo.InvariantCulture));

        other.Company.Dump().ShouldBe(dump);
    }

    [Fact]
    public async Task A_sandbox_can_start_from_a_file()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, """
                {"users":[{"email":"zed@corp.example","aliases":["z@corp.example"]}],
                 "items":[{"id":"b","name":"plan","parent":"a","owner":"zed@corp.example"},
                          {"id":"a","name":"box","mimeType":"application/vnd.google-apps.folder","owner":"zed@corp.example",
                           "grants":[{"type":"anyone","role":"reader","allowFileDiscovery":false}]}]}
                """, Lab.Stop);
            await using var host = await SandboxHost.StartAsync(new SandboxOptions { SeedFile = file }, Lab.Stop);

            host.Company.ItemCount.ShouldBe(2);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Shared_drives_are_loaded_back_with_their_members_restrictions_and_items()
    {
        await using var lab = await DriveLab.StartAsync();
        lab.Company.SetRestrictions(lab.Id, driveMembersOnly: true, adminManaged: true);
        lab.Company.SetDriveOrgUnit(lab.Id, "unit");
        lab.Company.Grant(lab.Folder, DriveLab.Dee, "fileOrganizer");
        lab.Company.SetFlags(lab.Folder, limited: true);
        lab.Company.AddFile("own", Lab.Ada);
        var dump = lab.Company.Dump();
        await using var other = await Lab.StartAsync();

        other.Company.Load(dump).ShouldBe(3);

        other.Company.Dump().ShouldBe(dump);
        (await other.GetAsync(Lab.Ada, $"files/{lab.File}?supportsAllDrives=true&fields=driveId"))["driveId"].ShouldBe(lab.Id);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("""{"drives":[{"id":"0A"}]}""")]
    [InlineData("""{"drives":[{"id":"0A","name":"x","members":[{"type":"anyone","role":"reader"}]}]}""")]
    [InlineData("""{"drives":[{"id":"0A","name":"x","members":[{"type":"user","role":"owner","emailAddress":"ada@corp.example"}]}]}""")]
    [InlineData("""{"drives":[{"id":"0A","name":"x"}],"items":[{"id":"a","name":"x","parent":"0A","owner":"ada@corp.example"}]}""")]
    [InlineData("""{"drives":[{"id":"0A","name":"x"}],"items":[{"id":"a","name":"x","driveId":"0A"}]}""")]
    [InlineData("""{"items":[{"id":"a","name":"x","driveId":"0A","parent":"0A"}]}""")]
    [InlineData("""{"items":[{"id":"a","name":"x","owner":"ada@corp.example","grants":[{"type":"user","role":"organizer","emailAddress":"bo@corp.example"}]}]}""")]
    [InlineData("""{"items":[{"id":"a"}]}""")]
    [InlineData("""{"items":[{"id":"a","name":"x","owner":"ada@corp.example","parent":"nowhere"}]}""")]
    public async Task What_is_no_dump_is_refused_whole(string text)
    {
        await using var lab = await Lab.StartAsync();

        var answer = await lab.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/_sandbox/items") { Content = new StringContent(text) });

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        lab.Company.ItemCount.ShouldBe(0);
        (await lab.GetAsync("admin@corp.example", "drives?useDomainAdminAccess=true")).Each("drives", "id").ShouldBeEmpty();
    }

    [Fact]
    public async Task Effective_grants_name_the_direct_and_the_inherited_role()
    {
        await using var lab = await Lab.StartAsync();
        var folder = lab.Company.AddFolder("box", Lab.Ada);
        var file = lab.Company.AddFile("plan", Lab.Bo, folder);

        var answer = await lab.ControlAsync("GET", "effective?fileId=" + file);

        answer.At("effective")!.AsArray().Select(each => $"{each!["principal"]} {each["role"]} {each["direct"]} {each["inherited"]}")
            .ShouldBe(["ada@corp.example writer  writer", "bo@corp.example owner owner "], ignoreOrder: true);
        (await lab.ControlAsync("GET", "effective?fileId=x")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_log_has_every_change_and_nothing_else()
    {
        await using var lab = await Lab.StartAsync(empty: false);
        (await lab.ControlAsync("GET", "log")).At("entries")!.AsArray().ShouldBeEmpty();
        var file = lab.Company.AddFile("plan", Lab.Ada);
        var body = new { type = "user", role = "reader", emailAddress = Lab.Bo };

        await lab.CallAsync(Lab.Ada, "POST", $"files/{file}/permissions", body);
        await lab.CallAsync(Lab.Ada, "POST", $"files/{file}/permissions", body);
        await lab.CallAsync(Lab.Ada, "PATCH", "files/" + file, new { writersCanShare = false });

        var log = await lab.ControlAsync("GET", "log");
        log.Each("entries", "op").ShouldBe(["permission.create", "file.update"]);
        log["entries/0/seq"].ShouldBe("1");
        log["entries/0/actor"].ShouldBe(Lab.Ada);
        log["entries/0/grantee"].ShouldBe(Lab.Bo);
        log["entries/0/after"].ShouldBe("reader");
        log["entries/1/before"].ShouldBe("writersCanShare=true");
        (await lab.ControlAsync("DELETE", "log")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await lab.ControlAsync("GET", "log")).At("entries")!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Overlapping_writes_on_one_item_or_one_above_are_counted_and_others_are_not()
    {
        await using var lab = await Lab.StartAsync();
        var folder = lab.Company.AddFolder("box", Lab.Ada);
        var (one, other) = (lab.Company.AddFile("one", Lab.Ada, folder), lab.Company.AddFile("other", Lab.Ada, folder));
        await lab.TokenAsync(Lab.Ada);
        await lab.ControlAsync("PUT", "latency", new { milliseconds = 1000 });

        (await CountAsync(one, other)).ShouldBe("0");
        (await CountAsync(one, one)).ShouldBe("1");
        (await CountAsync(folder, one)).ShouldBe("1");

        async Task<string> CountAsync(string first, string second)
        {
            await lab.ControlAsync("DELETE", "overlaps");
            var calls = new[] { first, second }.Select(id =>
                lab.CallAsync(Lab.Ada, "POST", $"files/{id}/permissions", new { type = "anyone", role = "reader" })).ToArray();
            while (!calls.All(call => call.IsCompleted))
            {
                // Time stands still, so both calls are in flight until this loop lets it go on.
                await lab.ControlAsync("GET", "overlaps");
                lab.Time.Advance(TimeSpan.FromMilliseconds(1));
            }

            return (await lab.ControlAsync("GET", "overlaps"))["count"];
        }
    }

    [Fact]
    public async Task Counters_tell_routes_subjects_statuses_and_quota_units()
    {
        await using var lab = await Lab.StartAsync();
        await lab.GetAsync(Lab.Ada, "files");
        await lab.GetAsync(Lab.Ada, "files/nothing");
        await lab.GetAsync(Lab.Bo, "about?fields=user");

        var counters = await lab.ControlAsync("GET", "counters");

        counters["requests"].ShouldBe("3");
        counters["tokenRequests"].ShouldBe("2");
        counters["quotaUnits"].ShouldBe("110");
        counters.At("routes")!["GET /drive/v3/files/{fileId}"]!.GetValue<int>().ShouldBe(1);
        counters.At("subjects")![Lab.Ada]!.GetValue<int>().ShouldBe(2);
        counters.At("statuses")!["404"]!.GetValue<int>().ShouldBe(1);
        await lab.ControlAsync("DELETE", "counters");
        (await lab.ControlAsync("GET", "counters"))["requests"].ShouldBe("0");
    }

    [Fact]
    public async Task A_fault_answers_in_googles_words_as_often_as_it_says()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);
        var fault = new
        {
            method = "POST",
            path = "/drive/v3/files/*/permissions",
            subject = Lab.Ada,
            bodyContains = "bo@",
            status = 403,
            reason = "userRateLimitExceeded",
            times = 1,
            retryAfter = 7,
        };
        var id = (await lab.ControlAsync("POST", "faults", fault))["id"];

        (await GiveAsync(lab, file, Lab.Cy)).Status.ShouldBe(HttpStatusCode.OK);
        var refused = await GiveAsync(lab, file, Lab.Bo);
        refused.ShouldBeRefused(403, "userRateLimitExceeded");
        refused["error/errors/0/domain"].ShouldBe("usageLimits");
        refused.Response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
        (await GiveAsync(lab, file, Lab.Bo)).Status.ShouldBe(HttpStatusCode.OK);
        var faults = await lab.ControlAsync("GET", "faults");
        faults["faults/0/id"].ShouldBe(id);
        faults["faults/0/hits"].ShouldBe("1");
        (await lab.ControlAsync("DELETE", "faults")).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_fault_can_come_after_the_write_took_effect()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);
        await lab.ControlAsync("POST", "faults", new { method = "POST", path = "/drive/v3/files/*/permissions", status = 503, after = true, times = 1 });

        var answer = await GiveAsync(lab, file, Lab.Bo);

        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await lab.GetAsync(Lab.Bo, "files/" + file)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_fault_can_hit_the_token_endpoint()
    {
        await using var lab = await Lab.StartAsync();
        await lab.ControlAsync("POST", "faults", new { path = "/token", status = 400, reason = "internal_failure", message = "Backend Error", times = 1 });

        (await lab.AskTokenAsync(lab.Claims(Lab.Ada)))["error_description"].ShouldBe("Backend Error");
        (await lab.AskTokenAsync(lab.Claims(Lab.Ada))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Delegation_can_be_narrowed()
    {
        await using var lab = await Lab.StartAsync();
        await lab.ControlAsync("PUT", "delegation", new { scopes = new[] { "https://www.googleapis.com/auth/drive.readonly" } });

        (await lab.AskTokenAsync(lab.Claims(Lab.Ada)))["error"].ShouldBe("unauthorized_client");
        (await lab.AskTokenAsync(lab.Claims(Lab.Ada, "https://www.googleapis.com/auth/drive.readonly"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_switch_that_does_not_exist_or_has_no_such_value_is_refused()
    {
        await using var lab = await Lab.StartAsync();

        (await lab.ControlAsync("PUT", "latency", new { seconds = 3 })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await lab.ControlAsync("PUT", "latency", new { milliseconds = -1 }))["error"].ShouldContain("from 0 to 600000");
        (await lab.ControlAsync("PUT", "clock", new { offsetSeconds = 1e300 }))["error"].ShouldContain("at most ten years");
        (await lab.ControlAsync("PUT", "clock", new { })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await lab.ControlAsync("PUT", "sharing", new { limit = 1, windowSeconds = 0 })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await lab.ControlAsync("PUT", "users/ada@corp.example", new { state = "asleep" })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await lab.ControlAsync("POST", "faults", new { status = 99 })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await lab.ControlAsync("GET", "nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<Answer> GiveAsync(Lab lab, string file, string emailAddress) =>
        lab.CallAsync(Lab.Ada, "POST", $"files/{file}/permissions", new { type = "user", role = "reader", emailAddress });
}
