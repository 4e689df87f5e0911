using Reeve.Engine.Applying;

namespace Reeve.Engine.Tests.Applying;

public sealed class TreeGateTests
{
    private static readonly WritePlace Root = new("root", []);
    private static readonly WritePlace Folder = new("folder", ["root"]);
    private static readonly WritePlace File = new("file", ["folder", "root"]);
    private static readonly WritePlace Other = new("other", ["elsewhere", "root"]);

    private readonly TreeGate _gate = new();

    [Fact]
    public async Task Items_of_different_lines_are_written_together()
    {
        using var one = await EnterAsync(File);

        using var other = await EnterAsync(Other);

        other.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("file")]
    [InlineData("folder")]
    [InlineData("root")]
    public async Task An_item_waits_for_itself_and_for_those_above_and_below(string second)
    {
        var place = new[] { Root, Folder, File }.Single(place => place.File == second);
        var first = await EnterAsync(Folder);

        var waiting = EnterAsync(place);
        waiting.IsCompleted.ShouldBeFalse();
        first.Dispose();

        (await waiting).Dispose();
    }

    [Fact]
    public async Task Nobody_overtakes_a_root_that_waits()
    {
        var first = await EnterAsync(File);
        var root = EnterAsync(Root);

        var late = EnterAsync(Other);
        first.Dispose();
        var rootPass = await root;

        late.IsCompleted.ShouldBeFalse();
        rootPass.Dispose();
        (await late).Dispose();
    }

    [Fact]
    public async Task One_who_gives_up_holds_nobody()
    {
        var first = await EnterAsync(File);
        using var stop = new CancellationTokenSource();
        var root = _gate.EnterAsync(Root, stop.Token);
        var late = EnterAsync(Other);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(root);
        (await late).Dispose();
        first.Dispose();
        (await EnterAsync(Root)).Dispose();
    }

    private Task<IDisposable> EnterAsync(WritePlace place) => _gate.EnterAsync(place, TestContext.Current.CancellationToken);
}
