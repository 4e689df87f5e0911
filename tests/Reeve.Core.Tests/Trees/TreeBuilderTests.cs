using Reeve.Core.Tests.Sketches;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Trees;

public sealed class TreeBuilderTests
{
    private static readonly Grant _ada = new(TreeSketch.GranteeOf(Principal.User("ada@corp.example")), Role.Owner);
    private static readonly Grant _bob = new(TreeSketch.GranteeOf(Principal.User("bob@corp.example")), Role.Reader);

    [Fact]
    public void The_first_item_is_the_root_and_folders_come_before_what_is_in_them()
    {
        var builder = new TreeBuilder();
        builder.Add(Folder("r"), -1).ShouldBe(0);
        builder.Add(Folder("a"), 0).ShouldBe(1);
        builder.Add(Folder("b"), 1).ShouldBe(2);

        var tree = builder.Build(["pat@corp.example"]);

        tree.Items.Select(item => item.Path).ShouldBe(["/", "/a", "/a/b"]);
        tree.Items.Skip(1).ShouldAllBe(item => item.Parent.Index < item.Index);
        tree.Root.IsRoot.ShouldBeTrue();
        tree.OwnersAbove.ShouldBe(["pat@corp.example"]);
        Should.Throw<InvalidOperationException>(() => tree.Root.Parent);
    }

    [Fact]
    public void An_item_that_is_listed_twice_is_added_once()
    {
        var builder = new TreeBuilder();
        builder.Add(Folder("r"), -1);
        builder.Add(Folder("a"), 0);

        builder.Add(Folder("a"), 0).ShouldBe(-1);
        builder.Add(Folder("r"), 0).ShouldBe(-1);

        builder.Count.ShouldBe(2);
    }

    [Fact]
    public void A_folder_must_be_there_before_what_is_in_it()
    {
        var builder = new TreeBuilder();

        Should.Throw<ArgumentOutOfRangeException>(() => builder.Add(Folder("r"), 0));
        builder.Add(Folder("r"), -1);
        Should.Throw<ArgumentOutOfRangeException>(() => builder.Add(Folder("a"), 1));
        Should.Throw<ArgumentOutOfRangeException>(() => builder.Add(Folder("a"), -1));
    }

    [Fact]
    public void Grants_that_were_never_told_are_unknown_which_is_not_none()
    {
        var builder = new TreeBuilder();
        builder.Add(Folder("r"), -1);
        builder.Add(Folder("a"), 0);
        builder.SetGrants(0, []);

        var tree = builder.Build();

        (tree[0].IsKnown, tree[1].IsKnown).ShouldBe((true, false));
        tree[1].Grants.ShouldBeEmpty();
    }

    [Fact]
    public void Equal_sets_of_grants_are_one_array_in_whatever_order_they_come()
    {
        var builder = new TreeBuilder();
        builder.Add(Folder("r"), -1);
        builder.Add(Folder("a"), 0);
        builder.SetGrants(0, [_bob, _ada]);
        builder.SetGrants(1, [_ada, _bob]);

        var tree = builder.Build();

        (tree[0].Grants == tree[1].Grants).ShouldBeTrue();
        tree[0].Grants.ShouldBe([_ada, _bob]);
    }

    [Fact]
    public void An_item_is_found_by_its_id()
    {
        var builder = new TreeBuilder();
        builder.Add(Folder("r"), -1);
        builder.Add(Folder("a"), 0);
        var tree = builder.Build();

        tree.TryFind("a", out var found).ShouldBeTrue();
        found.ShouldBe(tree[1]);
        tree.TryFind("z", out _).ShouldBeFalse();
    }

    private static ItemFacts Folder(string id) => new(id, id, ItemKind.Folder);
}
