using System.Net;
using static Reeve.Sandbox.Tests.Drive.SharingSteps;

namespace Reeve.Sandbox.Tests.Drive;

public sealed class OwnershipAndExpiryTests
{
    [Fact]
    public async Task Ownership_moves_within_the_domain_and_the_old_owner_becomes_a_writer()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);
        lab.Company.Grant(file, Lab.Bo, "writer");
        var path = $"files/{file}/permissions/{await IdAsync(lab, Lab.Bo)}";

        (await lab.CallAsync(Lab.Bo, "PATCH", path + "?transferOwnership=true", new { role = "owner" })).ShouldBeRefused(403, "insufficientFilePermissions");
        (await lab.CallAsync(Lab.Ada, "PATCH", path, new { role = "owner" })).ShouldBeRefused(403, "forbidden");
        (await lab.CallAsync(Lab.Ada, "PATCH", path + "?transferOwnership=true", new { role = "owner" }))["role"].ShouldBe("owner");
        (await DirectAsync(lab, file)).ShouldBe(["ada@corp.example writer", "bo@corp.example owner"], ignoreOrder: true);
    }

    [Fact]
    public async Task Ownership_does_not_leave_the_domain_and_an_owner_is_not_removed()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);
        lab.Company.AddUser("pat@partner.example");
        var path = $"files/{file}/permissions";

        (await OwnAsync("x@gmail.com", "&sendNotificationEmail=false")).ShouldBeRefused(403, "forbidden");
        (await OwnAsync("x@gmail.com", "")).ShouldBeRefused(403, "consentRequiredForOwnershipTransfer");
        (await OwnAsync("pat@partner.example", "")).ShouldBeRefused(403, "ownershipChangeAcrossDomainNotPermitted");
        (await lab.CallAsync(Lab.Ada, "DELETE", $"{path}/{await IdAsync(lab, Lab.Ada)}")).ShouldBeRefused(403, "cannotRemoveOwner");
        (await lab.CallAsync(Lab.Ada, "PATCH", $"{path}/{await IdAsync(lab, Lab.Ada)}", new { role = "reader" })).ShouldBeRefused(403, "cannotRemoveOwner");

        Task<Answer> OwnAsync(string emailAddress, string more) =>
            lab.CallAsync(Lab.Ada, "POST", path + "?transferOwnership=true" + more, new { type = "user", role = "owner", emailAddress });
    }

    [Fact]
    public async Task An_expiry_is_within_the_year_for_people_and_on_folders_for_readers()
    {
        await using var lab = await Lab.StartAsync();
        var (folder, file) = Nested(lab);

        (await UntilAsync(file, "writer", "2026-12-01T00:00:00Z")).Status.ShouldBe(HttpStatusCode.OK);
        (await UntilAsync(folder, "reader", "2026-12-01T00:00:00Z")).Status.ShouldBe(HttpStatusCode.OK);
        (await UntilAsync(folder, "writer", "2026-12-01T00:00:00Z")).ShouldBeRefused(403, "cannotSetExpiration");
        var past = await UntilAsync(file, "writer", "2026-11-01T00:00:00Z");
        past.ShouldBeRefused(400, "invalid");
        past["error/message"].ShouldBe("Expiration dates must be in the future");
        (await UntilAsync(file, "writer", "2028-11-01T00:00:00Z")).ShouldBeRefused(400, "invalid");
        (await lab.CallAsync(Lab.Ada, "POST", $"files/{file}/permissions", new { type = "anyone", role = "reader", expirationTime = "2026-12-01T00:00:00Z" }))
            .ShouldBeRefused(403, "cannotSetExpirationOnAnyoneOrDomain");

        Task<Answer> UntilAsync(string id, string role, string expirationTime) => lab.CallAsync(Lab.Ada, "POST", $"files/{id}/permissions",
            new { type = "user", role, emailAddress = Lab.Bo, expirationTime });
    }

    [Fact]
    public async Task An_expired_grant_is_gone_and_a_temporary_editor_cannot_share()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);
        lab.Company.Grant(file, Lab.Bo, "writer", lab.Time.GetUtcNow().AddMinutes(10));

        (await lab.GetAsync(Lab.Bo, $"files/{file}?fields=capabilities(canEdit,canShare)")).Text
            .ShouldBe("""{"capabilities":{"canEdit":true,"canShare":false}}""");
        (await lab.GetAsync(Lab.Ada, $"files/{file}/permissions?fields=*")).Permission(Lab.Bo)!["expirationTime"]!.ToString().ShouldBe("2026-11-24T09:10:00.000Z");
        lab.Time.Advance(TimeSpan.FromMinutes(11));
        (await lab.GetAsync(Lab.Bo, "files/" + file)).ShouldBeRefused(404, "notFound");
        (await lab.ControlAsync("GET", "log"))["entries/0/op"].ShouldBe("permission.expire");
    }

    [Fact]
    public async Task An_expiry_can_be_taken_off()
    {
        await using var lab = await Lab.StartAsync();
        var file = lab.Company.AddFile("plan", Lab.Ada);
        lab.Company.Grant(file, Lab.Bo, "reader", lab.Time.GetUtcNow().AddDays(10));

        var answer = await lab.CallAsync(Lab.Ada, "PATCH", $"files/{file}/permissions/{await IdAsync(lab, Lab.Bo)}?removeExpiration=true&fields=*", new { });

        answer["role"].ShouldBe("reader");
        answer.At("expirationTime").ShouldBeNull();
    }
}
