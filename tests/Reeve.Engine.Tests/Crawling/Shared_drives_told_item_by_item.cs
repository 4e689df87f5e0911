using Reeve.Engine.Crawling;
using Reeve.Google.Drive;
using Reeve.Sandbox;

namespace Reeve.Engine.Tests.Crawling;

public sealed class Shared_drives_told_item_by_item
{
    private const string Ada = "ada@corp.example";
    private static readonly string[] _roles = ["reader", "commenter", "writer", "fileOrganizer"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    /// <summary>Whatever is left out of the calls must have been worked out as the service would have told it.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Every_item_has_what_its_own_list_of_grants_tells(int seed)
    {
        await using var sandbox = await SandboxWorkspace.StartAsync();
        var drive = Grow(sandbox, new Random(seed));

        var read = await sandbox.ReadDriveAsync(drive);

        var ada = sandbox.Google().DriveAs(Ada, DriveAccess.ReadMetadata);
        foreach (var item in read.Tree.Items.Where(item => !item.IsTrashed && item.Kind != Core.Trees.ItemKind.Shortcut))
        {
            var told = new GrantMapper().Map(await ada.ListPermissionsAsync(item.Id, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
            item.Grants.Select(grant => (grant.Grantee.Id, grant.Direct, grant.Inherited, grant.Findable, grant.ExpiresAt))
                .ShouldBe(told.Grants.Select(grant => (grant.Grantee.Id, grant.Direct, grant.Inherited, grant.Findable, grant.ExpiresAt)), ignoreOrder: true, $"seed {seed}, {item.Path}");
        }
    }

    private static string Grow(SandboxWorkspace sandbox, Random dice)
    {
        var company = sandbox.Company;
        company.AddGroup("team@corp.example", "ben@corp.example");
        company.AddGroup("leads@corp.example", "cleo@corp.example");
        string[] who = ["ben@corp.example", "cleo@corp.example", "dan@corp.example", "team@corp.example", "leads@corp.example", "eve@partner.example"];
        var drive = company.AddDrive("Drive", Ada);
        company.AddMember(drive, "leads@corp.example", "organizer");
        company.AddMember(drive, "team@corp.example", _roles[dice.Next(4)]);
        var folders = new List<string> { drive };
        for (var number = 0; number < 60; number++)
        {
            var folder = folders[dice.Next(folders.Count)];
            var isFolder = dice.Next(3) == 0;
            var item = isFolder ? company.AddFolder($"Folder {number}", Ada, folder)
                : dice.Next(10) == 0 ? company.AddShortcut($"Shortcut {number}", Ada, folder, folders[^1])
                : company.AddFile($"File {number}", Ada, folder);
            if (isFolder)
            {
                folders.Add(item);
                company.SetFlags(item, limited: dice.Next(4) == 0, trashed: dice.Next(10) == 0);
            }

            for (var grant = dice.Next(8) - 4; grant > 0; grant--)
            {
                company.Grant(item, who[dice.Next(who.Length)], _roles[dice.Next(isFolder ? 4 : 3)]);
            }

            if (dice.Next(10) == 0)
            {
                company.GrantAnyone(item, "reader", findable: dice.Next(2) == 0);
            }

            if (dice.Next(10) == 0)
            {
                company.GrantDomain(item, "corp.example", "commenter", findable: dice.Next(2) == 0);
            }
        }

        return drive;
    }
}
