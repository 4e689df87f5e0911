using Reeve.Core.Planning;
using Reeve.Core.Tests.Sketches;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Planning;

public sealed class ForecastTests
{
    private static readonly Principal _bob = Principal.User("bob@corp.example");
    private static readonly Tree _tree = TreeSketch.Build(OutlineText.Read("""
        F/  owner ada@corp.example id root
          + user:cyd@corp.example reader
          A/  id a
            B  id b
          L/  limited id l
        """.Split('\n')));

    [Fact]
    public void What_is_granted_flows_down_to_where_a_limited_folder_cuts_it()
    {
        var after = Forecast.After(_tree, [Create("root")]);

        RolesOf(after, "user:bob@corp.example").ShouldBe([Role.Writer, Role.Writer, Role.Writer, Role.None]);
    }

    [Fact]
    public void What_is_taken_is_gone_below()
    {
        var after = Forecast.After(_tree, [Delete("root", Principal.User("cyd@corp.example"))]);

        RolesOf(after, "user:cyd@corp.example").ShouldBe([Role.None, Role.None, Role.None, Role.None]);
    }

    [Fact]
    public void What_is_not_there_cannot_go()
    {
        var after = Forecast.After(_tree, [Delete("a", _bob)]);

        after[1].Grants.ShouldBe(_tree[1].Grants);
    }

    [Fact]
    public void An_item_of_another_tree_is_passed_over() =>
        Forecast.After(_tree, [Create("elsewhere")]).Items.ShouldAllBe(item => item.Grants == _tree[item.Index].Grants);

    [Fact]
    public void What_nothing_changes_stays_the_same_array()
    {
        var after = Forecast.After(_tree, [Create("a")]);

        (after[0].Grants == _tree[0].Grants, after[3].Grants == _tree[3].Grants).ShouldBe((true, true));
        RolesOf(after, "user:bob@corp.example").ShouldBe([Role.None, Role.Writer, Role.Writer, Role.None]);
    }

    private static List<Role> RolesOf(Tree tree, string principal) =>
        tree.Items.Select(item => item.Grants.Where(grant => grant.Grantee.Principal.ToString() == principal).Select(grant => grant.Effective).SingleOrDefault()).ToList();

    private static Change.GrantCreate Create(string file) => new(_bob, new GrantState(Role.Writer))
    {
        Id = 1,
        Place = new ChangePlace("t", file, "/", "ada@corp.example", Phase.Grant, "…"),
    };

    private static Change.GrantDelete Delete(string file, Principal principal) => new(TreeSketch.GranteeOf(principal), new GrantState(Role.Reader))
    {
        Id = 1,
        Place = new ChangePlace("t", file, "/", "ada@corp.example", Phase.Take, "…"),
    };
}
