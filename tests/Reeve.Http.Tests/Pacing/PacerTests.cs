using Microsoft.Extensions.Time.Testing;
using Reeve.Http.Pacing;

namespace Reeve.Http.Tests.Pacing;

public sealed class PacerTests
{
    private static readonly PacingLimits _units = new(QuotaModel.Units, 1_000_000, 325_000, 3, 10);

    [Theory]
    [InlineData(QuotaModel.Units, 100, 325)]
    [InlineData(QuotaModel.Units, 5, 6500)]
    [InlineData(QuotaModel.Queries, 100, 1200)]
    public void An_actor_passes_a_tenth_of_the_minute_at_once(QuotaModel model, int units, int expected)
    {
        var limits = model == QuotaModel.Units ? _units : new(model, 12_000, 12_000, 3, 10);
        var pacer = new Pacer(limits, new FakeTimeProvider());

        Passed(pacer, "ada", units, isWrite: false, tries: expected + 10).ShouldBe(expected);
    }

    [Fact]
    public async Task Writes_pass_ten_at_once_and_then_three_a_second()
    {
        var time = new ImpatientTime();
        var pacer = new Pacer(_units, time);
        var start = time.GetUtcNow();
        var passedAt = new List<double>();

        for (var write = 0; write < 40; write++)
        {
            await WaitAsync(pacer, "ada", 50, isWrite: true);
            passedAt.Add((time.GetUtcNow() - start).TotalSeconds);
        }

        passedAt[..10].ShouldAllBe(at => at == 0);
        for (var write = 10; write < 40; write++) passedAt[write].ShouldBe((write - 9) / 3.0, tolerance: 0.002);
    }

    [Fact]
    public void One_who_waits_holds_up_nobody_else_nor_their_own_reading()
    {
        var pacer = new Pacer(_units, new FakeTimeProvider());
        Passed(pacer, "ada", 50, isWrite: true, tries: 12).ShouldBe(10);

        WaitAsync(pacer, "bo", 50, isWrite: true).IsCompleted.ShouldBeTrue();
        WaitAsync(pacer, "ada", 100, isWrite: false).IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void All_actors_together_keep_to_the_project()
    {
        var pacer = new Pacer(_units, new FakeTimeProvider());

        var passed = Enumerable.Range(0, 10).Sum(actor => Passed(pacer, $"user{actor}", 100, isWrite: false, tries: 325));

        passed.ShouldBe(1000);
    }

    [Fact]
    public async Task A_stop_ends_the_wait_and_lets_the_next_one_through()
    {
        var time = new FakeTimeProvider();
        var pacer = new Pacer(_units, time);
        Passed(pacer, "ada", 50, isWrite: true, tries: 10).ShouldBe(10);
        using var stop = new CancellationTokenSource();
        var stopped = pacer.WaitAsync("ada", 50, true, stop.Token).AsTask();

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => stopped);
        time.Advance(TimeSpan.FromSeconds(1));
        await WaitAsync(pacer, "ada", 50, isWrite: true);
    }

    private static int Passed(Pacer pacer, string actor, int units, bool isWrite, int tries) =>
        Done(Enumerable.Range(0, tries).Select(_ => WaitAsync(pacer, actor, units, isWrite)).ToArray());

    private static Task WaitAsync(Pacer pacer, string actor, int units, bool isWrite) =>
        pacer.WaitAsync(actor, units, isWrite, TestContext.Current.CancellationToken).AsTask();

    private static int Done(Task[] calls) => calls.Count(call => call.IsCompleted);
}
