namespace Reeve.House.Tests;

public sealed class ArrowTests
{
    // The rooms that each room may know. The arrow picture is in docs/architecture.md.
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Reeve.Core"] = [],
        ["Reeve.Http"] = [],
        ["Reeve.Google"] = ["Reeve.Http"],
        ["Reeve.Zoom"] = ["Reeve.Http"],
        ["Reeve.Engine"] = ["Reeve.Core", "Reeve.Google", "Reeve.Http"],
        ["Reeve.Cli"] = ["Reeve.Core", "Reeve.Engine", "Reeve.Google", "Reeve.Http", "Reeve.Zoom"],
        ["Reeve.Sandbox"] = [],
        ["Reeve.Server"] = ["Reeve.Core", "Reeve.Engine", "Reeve.Google", "Reeve.Http", "Reeve.Sandbox"],
    };

    public static TheoryData<string> Rooms => [.. House.Rooms];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_knows_only_the_rooms_it_may_know(string room)
    {
        Arrows.ShouldContainKey(room, $"{room} is new: say here, and in docs/architecture.md, which rooms it may know.");

        House.RoomsUsedBy(room).Except(Arrows[room]).ShouldBeEmpty();
    }

    [Fact]
    public void The_reader_of_references_sees_arrows()
    {
        House.RoomsUsedBy("Reeve.Google").ShouldBe(["Reeve.Http"]);
        House.RoomsUsedBy("Reeve.Server").ShouldContain("Reeve.Sandbox");
    }

    [Fact]
    public void Core_uses_nothing_but_the_base_library()
    {
        House.ReferencesOf("Reeve.Core").ShouldNotBeEmpty();
        House.ReferencesOf("Reeve.Core").ShouldAllBe(name => name.StartsWith("System.", StringComparison.Ordinal));

        var project = File.ReadAllText(Path.Combine(House.Root, "src", "Reeve.Core", "Reeve.Core.csproj"));
        project.ShouldNotContain("PackageReference");
        project.ShouldNotContain("ProjectReference");
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_has_a_readme_of_one_page(string room)
    {
        var page = Path.Combine(House.Root, "src", room, "README.md");

        File.Exists(page).ShouldBeTrue($"{room} has no README.md");
        File.ReadAllLines(page).Length.ShouldBeLessThan(80);
    }
}
