using System.Globalization;
using Reeve.Acceptance.Running;
using Reeve.Sandbox;

namespace Reeve.Acceptance.Costs;

public sealed class Shared_drive_costs(ITestOutputHelper output)
{
    private const int Items = 5000;
    private const int WithOwnGrants = 40;
    private const int UnitsPerList = 100;
    private const int UnitsPerGet = 5;

    /// <summary>
    /// The least: one get of the drive, one list of its members, a list page for every so many items, and one list of grants for each item that
    /// has grants of its own. A drive given by its name takes a list in the place of the get.
    /// </summary>
    [Theory]
    [InlineData(1000, false)]
    [InlineData(100, false)]
    [InlineData(1000, true)]
    public async Task Reading_5000_items_of_which_40_have_grants_of_their_own_costs_the_least_there_is_and_says_what_it_cost(int pageSize, bool isNamed)
    {
        await using var workspace = await Workspace.StartAsync();
        var drive = Fill(workspace);
        await workspace.Control.PageSizeAsync(pageSize);
        workspace.WritePolicy($"""
            version: 1
            workspace: {"{"} domains: [corp.example], admin: {Workspace.Admin} {"}"}
            trees:
              docs:
                drive: {(isNamed ? "Company files" : drive)}
                mode: ceiling
                access: [{"{"} user: {Workspace.Ada}, role: organizer {"}"}, {"{"} user: {Workspace.Ben}, role: organizer {"}"}, {"{"} group: team@corp.example, role: writer {"}"}]
            """);
        await workspace.Control.ResetCountersAsync();

        var plan = await workspace.Reeve.RunAsync("plan", "--format", "json");
        var counted = await workspace.Control.CountersAsync();

        var tree = plan.Json.List("trees").ShouldHaveSingleItem();
        (tree.Text("items"), tree.Text("unknown")).ShouldBe(($"{Items}", "0"));
        (tree.Text("requests"), tree.Text("quotaUnits")).ShouldBe((counted.Text("requests"), counted.Text("quotaUnits")));
        plan.Json.List("changes").Count.ShouldBe(WithOwnGrants, "each of those grants is one that the policy does not allow");

        var pages = (Items - 1 + pageSize - 1) / pageSize;
        var (requests, units) = (2 + pages + WithOwnGrants, (isNamed ? UnitsPerList : UnitsPerGet) + UnitsPerList * (1 + pages + WithOwnGrants));
        output.WriteLine($"pages of {pageSize}, by {(isNamed ? "name" : "ID")}: {tree.Text("quotaUnits")} units, {tree.Text("requests")} requests; the least is {units} units, {requests} requests");
        (tree.Text("requests"), tree.Text("quotaUnits")).ShouldBe((requests.ToString(CultureInfo.InvariantCulture), units.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Folders of about eight items, four folders in a folder; every 125th item is shared with somebody who is no member.</summary>
    private static string Fill(Workspace workspace)
    {
        var drive = workspace.Company.AddDrive("Company files", Workspace.Ada, Workspace.Ben);
        workspace.Company.AddMember(drive, "team@corp.example", "writer");
        var folders = new List<string> { drive };
        for (var number = 1; number < Items; number++)
        {
            var folder = folders[(number - 1) / 8 % folders.Count];
            var item = number % 8 == 0 ? workspace.Company.AddFolder($"Folder {number}", Workspace.Ada, folder) : workspace.Company.AddFile($"File {number}", Workspace.Ada, folder);
            if (number % 8 == 0)
            {
                folders.Add(item);
            }

            if (number % 124 == 3 && number / 124 < WithOwnGrants)
            {
                workspace.Company.Grant(item, Workspace.Cleo, "reader");
            }
        }

        return drive;
    }
}
