using Reeve.Core.Evaluation;
using Reeve.Core.Tests.Sketches;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Evaluation;

public sealed class AddressesTests
{
    private static readonly Principal _bob = Principal.User("bob@corp.example");
    private static readonly Principal _robert = Principal.User("robert@corp.example");

    [Fact]
    public void Whom_a_tree_shows_is_known_and_a_deleted_account_is_nobody()
    {
        var tree = TreeSketch.Build(OutlineText.Read(["F/  owner ada@corp.example", "  + user:bob@corp.example reader", "  + user:deleted:0123 reader"]));

        var known = Addresses.None.With(_robert, "1").SeenIn(tree);

        known.TryResolve(_bob, out var id).ShouldBeTrue();
        id.ShouldBe(TreeSketch.GranteeOf(_bob).Id);
        known.All.Keys.Select(principal => principal.ToString()).ShouldBe(["user:ada@corp.example", "user:bob@corp.example", "user:robert@corp.example"], ignoreOrder: true);
    }

    [Fact]
    public void Later_knowledge_wins_and_what_was_known_stays_unchanged()
    {
        var earlier = Addresses.None.With(_bob, "1");

        var later = earlier.With(_bob, "2");

        later.All[_bob].ShouldBe("2");
        earlier.All[_bob].ShouldBe("1");
    }
}
