using System.Net;
using System.Text.Json.Nodes;

namespace Reeve.Sandbox.Tests.SharedDrives;

/// <summary>
/// Generated shared drives: what the API lets people do equals what is worked out by hand from members, direct grants, limited folders and
/// restrictions, and still does after changes by the API.
/// </summary>
public sealed class DriveAccessLawsTests
{
    private const string Team = "team@corp.example";
    private const int Changes = 4;

    private static readonly string[] Roles = ["none", "reader", "commenter", "writer", "fileOrganizer", "organizer"];
    private static readonly string[] Users = [Lab.Ada, Lab.Bo, Lab.Cy, DriveLab.Dee];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Everybody_can_do_what_the_rules_give_them(int seed)
    {
        var dice = new Random(seed);
        await using var lab = await DriveLab.StartAsync();
        var items = Grow(lab, dice);
        await CheckAsync(lab, items);

        for (var i = 0; i < Changes; i++)
        {
            await ChangeAsync(lab, dice, items);
            await CheckAsync(lab, items);
        }
    }

    private static List<string> Grow(DriveLab lab, Random dice)
    {
        var items = new List<string> { lab.Folder, lab.File };
        var folders = new List<string> { lab.Id, lab.Folder };
        for (var i = 0; i < 9; i++)
        {
            var parent = folders[dice.Next(folders.Count)];
            var isFolder = dice.Next(2) == 0;
            var id = isFolder ? lab.Company.AddFolder("folder", Lab.Ada, parent) : lab.Company.AddFile("file", Lab.Ada, parent);
            items.Add(id);
            if (isFolder)
            {
                folders.Add(id);
                lab.Company.SetFlags(id, limited: dice.Next(3) == 0);
            }

            if (dice.Next(2) == 0)
            {
                lab.Company.Grant(id, dice.Next(3) == 0 ? Team : Users[dice.Next(1, 4)], Roles[dice.Next(1, isFolder ? 5 : 4)]);
            }
        }

        lab.Company.SetRestrictions(lab.Id, driveMembersOnly: dice.Next(3) == 0);

        return items;
    }

    // Ada, who manages the drive, does something at random; what Drive refuses changes nothing.
    private static async Task ChangeAsync(DriveLab lab, Random dice, List<string> items)
    {
        var (one, other) = (items[dice.Next(items.Count)], items[dice.Next(items.Count)]);
        var answer = dice.Next(5) switch
        {
            0 => await lab.GiveAsync(Lab.Ada, one, Users[dice.Next(1, 4)], Roles[dice.Next(1, 5)]),
            1 => await lab.PatchAsync(Lab.Ada, "files/" + one, new { inheritedPermissionsDisabled = dice.Next(2) == 0 }),
            2 => await lab.PatchAsync(Lab.Ada, $"files/{one}?addParents={other}", new { }),
            3 => await lab.CallAsync(Lab.Ada, "DELETE", $"files/{one}/permissions/{await lab.IdOfAsync(Users[dice.Next(1, 4)])}"),
            _ => await lab.PatchAsync(Lab.Ada, "drives/" + lab.Id, new { restrictions = new { driveMembersOnly = dice.Next(2) == 0 } }),
        };
        ((int)answer.Status).ShouldBeLessThan(500, answer.Text);
    }

    private static async Task CheckAsync(DriveLab lab, List<string> items)
    {
        var rules = new Rules(JsonNode.Parse(lab.Company.Dump())!);
        foreach (var user in Users)
        {
            foreach (var id in items)
            {
                var (role, isSeen) = rules.Of(id, user);

                (await SeenAsync(lab, id, user)).ShouldBe(isSeen ? Shown(role, rules.IsFolder(id)) : "nothing", $"{user} on {id}");
            }
        }
    }

    // A folder does not tell a commenter from a reader.
    private static string Shown(int role, bool isFolder) => role == 2 && isFolder ? Roles[1] : Roles[role];

    private static async Task<string> SeenAsync(DriveLab lab, string id, string user)
    {
        var answer = await lab.GetAsync(user, $"files/{id}?fields=mimeType,capabilities(canDelete,canTrash,canEdit,canComment,canListChildren,canDownload)");
        if (answer.Status == HttpStatusCode.NotFound)
        {
            return "nothing";
        }

        bool Can(string name) => answer["capabilities/" + name] == "true";

        return Can("canDelete") ? "organizer" : Can("canTrash") ? "fileOrganizer" : Can("canEdit") ? "writer" : Can("canComment") ? "commenter"
            : Can("canListChildren") || Can("canDownload") ? "reader" : "none";
    }

    /// <summary>The rules, worked out the slow way from a dump.</summary>
    private sealed class Rules(JsonNode dump)
    {
        private readonly JsonNode _drive = dump["drives"]![0]!;

        private readonly Dictionary<string, JsonNode> _items = dump["items"]!.AsArray().ToDictionary(item => item!["id"]!.ToString(), item => item!);

        public bool IsFolder(string id) => _items[id]["mimeType"]!.ToString().EndsWith(".folder", StringComparison.Ordinal);

        /// <summary>Returns the number of a user's role, and whether they see the item at all.</summary>
        public (int Role, bool IsSeen) Of(string id, string user)
        {
            var member = Highest(_drive["members"]!, user);
            if (_drive["restrictions"]!["driveMembersOnly"]!.GetValue<bool>() && member == 0)
            {
                return (0, false);
            }

            var path = new Stack<JsonNode>();
            for (var each = _items[id]; each is not null; each = _items.GetValueOrDefault(each["parent"]!.ToString()))
            {
                path.Push(each);
            }

            var (role, above) = (member, 0);
            foreach (var each in path)
            {
                above = role;
                var isLimited = each["inheritedPermissionsDisabled"]!.GetValue<bool>();
                role = Math.Max(isLimited && role < 5 ? 0 : role, Highest(each["grants"]!, user));
            }

            // Whoever reaches what is around a limited folder sees that it is there.
            return (role, role > 0 || (above > 0 && _items[id]["inheritedPermissionsDisabled"]!.GetValue<bool>()));
        }

        private static int Highest(JsonNode grants, string user) => grants.AsArray()
            .Where(grant => grant!["emailAddress"]!.ToString() is var who && (who == user || (who == Team && user == Lab.Bo)))
            .Select(grant => Array.IndexOf(Roles, grant!["role"]!.ToString()))
            .DefaultIfEmpty(0).Max();
    }
}
