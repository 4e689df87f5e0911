using System.Globalization;
using System.Text.Json.Nodes;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Costs;

public sealed class Crawl_costs(ITestOutputHelper output)
{
    private const int ParentsPerQuery = 50;
    private const int UnitsPerList = 100;
    private const int UnitsPerGet = 5;
    private const double Allowed = 1.2;

    [Theory]
    [InlineData(1000, 0, true)]
    [InlineData(100, 0, true)]
    [InlineData(1000, 3, true)]
    [InlineData(100, 3, true)]
    [InlineData(1000, 3, false)]
    [InlineData(100, 3, false)]
    public async Task Reading_5000_items_in_600_folders_costs_at_most_a_fifth_more_than_the_least_and_says_what_it_cost(int pageSize, int strangersInTen, bool canOwnersSee)
    {
        await using var workspace = await Workspace.StartAsync();
        var forest = new Forest(strangersInTen, canOwnersSee);
        await workspace.Control.LoadAsync(forest.ToJson());
        await workspace.Control.PageSizeAsync(pageSize);
        workspace.WritePolicy(Forest.RootId, canOwnersSee ? ["{ domain: corp.example, role: reader }"] : []);
        await workspace.Reeve.RunAsync("whoami", "--as", Workspace.Ada);
        await workspace.Control.ResetCountersAsync();

        var plan = (await workspace.Reeve.RunAsync("plan", "--format", "json")).ShouldExit(0);
        var counted = await workspace.Control.CountersAsync();

        var tree = plan.Json.List("trees").ShouldHaveSingleItem();
        tree.Text("items").ShouldBe($"{Forest.Items}");
        tree.Text("unknown").ShouldBe("0");
        (tree.Text("requests"), tree.Text("quotaUnits")).ShouldBe((counted.Text("requests"), counted.Text("quotaUnits")));
        var (cost, least) = (long.Parse(tree.Text("quotaUnits"), CultureInfo.InvariantCulture), Least(forest, pageSize));
        output.WriteLine($"pages of {pageSize}, {forest.Strangers} items that the reader may not share, of owners who {(canOwnersSee ? "see" : "do not see")} the folders: {cost} units, {tree.Text("requests")} requests; the least is {least} units");
        ((double)cost).ShouldBeLessThanOrEqualTo(least * Allowed);
    }

    /// <summary>
    /// A list page for every fifty folders of a level and for every further page of results; what the reader may not share by itself, in the
    /// cheaper of two ways for each owner: one get an item or, where that one sees the folders, a list of fifty at a time.
    /// </summary>
    private static long Least(Forest forest, int pageSize)
    {
        var levels = forest.Folders.GroupBy(folder => folder.Depth).Sum(level => level.Chunk(ParentsPerQuery)
            .Sum(some => Pages(some.Sum(folder => folder.Children), pageSize)) * UnitsPerList);
        var owners = forest.StrangersByOwner.Sum(owned => Math.Min(
            owned.Sum(folder => folder.Value) * UnitsPerGet,
            !forest.CanOwnersSee ? long.MaxValue :
            owned.OrderByDescending(folder => folder.Value).Chunk(ParentsPerQuery).Sum(some => Pages(some.Sum(folder => folder.Value), pageSize)) * UnitsPerList));

        return levels + owners;
    }

    private static int Pages(int items, int pageSize) => Math.Max(1, (items + pageSize - 1) / pageSize);

    /// <summary>Five thousand items in six hundred folders, five levels deep; some files are others' and not to be shared by the reader.</summary>
    private sealed class Forest
    {
        public const string RootId = "1ForestRoot";
        public const int Items = 5000;

        private const int FolderCount = 600;
        private static readonly string[] Others = [.. Enumerable.Range(0, 5).Select(number => $"other{number}@corp.example")];

        private readonly JsonArray _items = [];
        private readonly List<(string Id, int Depth, int Children)> _folders = [];
        private readonly Dictionary<(string Owner, string Folder), int> _strangers = [];

        public Forest(int strangersInTen, bool canOwnersSee)
        {
            CanOwnersSee = canOwnersSee;
            Add(RootId, null, Workspace.Ada, isFolder: true);
            _items[0]!["grants"] = canOwnersSee ? new JsonArray(new JsonObject { ["type"] = "domain", ["domain"] = "corp.example", ["role"] = "reader" }) : [];
            _folders.Add((RootId, 0, 0));
            for (var number = 1; number < FolderCount; number++)
            {
                // Eight folders below the root, then about four in each.
                var parent = number <= 8 ? 0 : (number - 9) / 4 + 1;
                var id = Invariant($"1Folder{number:0000}");
                Add(id, parent, Workspace.Ada, isFolder: true);
                _folders.Add((id, _folders[parent].Depth + 1, 0));
            }

            for (var number = 0; number < Items - FolderCount; number++)
            {
                var folder = number % FolderCount;
                var isStrangers = number % 10 < strangersInTen;
                var owner = isStrangers ? Others[number / FolderCount % Others.Length] : Workspace.Ada;
                Add(Invariant($"1File{number:0000}"), folder, owner, isFolder: false, writersCanShare: !isStrangers);
                if (isStrangers)
                {
                    _strangers[(owner, _folders[folder].Id)] = _strangers.GetValueOrDefault((owner, _folders[folder].Id)) + 1;
                }
            }
        }

        public bool CanOwnersSee { get; }

        public IReadOnlyList<(string Id, int Depth, int Children)> Folders => _folders;

        public int Strangers => _strangers.Values.Sum();

        public IEnumerable<IEnumerable<KeyValuePair<(string Owner, string Folder), int>>> StrangersByOwner => _strangers.GroupBy(pair => pair.Key.Owner);

        public JsonObject ToJson() => new() { ["items"] = _items };

        private void Add(string id, int? folder, string owner, bool isFolder, bool writersCanShare = true)
        {
            _items.Add(new JsonObject
            {
                ["id"] = id,
                ["name"] = id,
                ["mimeType"] = isFolder ? "application/vnd.google-apps.folder" : "application/vnd.google-apps.document",
                ["owner"] = owner,
                ["writersCanShare"] = writersCanShare,
            });
            if (folder is { } parent)
            {
                _items[^1]!["parent"] = _folders[parent].Id;
                _folders[parent] = _folders[parent] with { Children = _folders[parent].Children + 1 };
            }
        }

        private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
