using Microsoft.Extensions.Time.Testing;
using Reeve.Http.Failures;
using Reeve.Http.Tokens;

namespace Reeve.Http.Tests.Tokens;

public sealed class TokenCacheTests : IDisposable
{
    private static readonly TokenKey _key = new("sa", "ada", "drive");

    private readonly FakeTimeProvider _time = new(new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));
    private readonly TokenCache _cache;
    private int _fetched;

    public TokenCacheTests() => _cache = new(_time, null);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _cache.Dispose();

    [Fact]
    public async Task A_hundred_callers_at_once_make_one_request()
    {
        var gate = new TaskCompletionSource();
        var callers = Enumerable.Range(0, 100).Select(_ => GetAsync(gate.Task)).ToArray();

        gate.SetResult();
        var tokens = await Task.WhenAll(callers);

        tokens.ShouldAllBe(token => token == "token-1");
        _fetched.ShouldBe(1);
    }

    [Theory]
    [InlineData(54, "token-1")]
    [InlineData(55, "token-2")]
    [InlineData(70, "token-2")]
    public async Task A_token_of_an_hour_is_replaced_five_minutes_early(int minutes, string expected)
    {
        await GetAsync();

        _time.Advance(TimeSpan.FromMinutes(minutes));

        (await GetAsync()).ShouldBe(expected);
    }

    [Fact]
    public async Task A_token_of_four_minutes_is_replaced_after_two()
    {
        await _cache.GetAsync(_key, _ => FetchAsync(Task.CompletedTask, TimeSpan.FromMinutes(4)), Stop);

        (await GetAsync()).ShouldBe("token-1");
        _time.Advance(TimeSpan.FromMinutes(2));
        (await GetAsync()).ShouldBe("token-2");
    }

    [Fact]
    public async Task While_one_refreshes_others_go_on_with_the_old_one()
    {
        await GetAsync();
        _time.Advance(TimeSpan.FromMinutes(56));
        var gate = new TaskCompletionSource();

        var refresher = GetAsync(gate.Task);
        (await GetAsync()).ShouldBe("token-1");
        gate.SetResult();

        (await refresher).ShouldBe("token-2");
        _fetched.ShouldBe(2);
    }

    [Fact]
    public async Task A_refresh_that_fails_ahead_of_time_does_no_harm()
    {
        await GetAsync();
        _time.Advance(TimeSpan.FromMinutes(56));

        (await GetAsync(Task.FromException(new ApiException(ApiFault.Transient, "down")))).ShouldBe("token-1");
    }

    [Fact]
    public async Task A_refresh_that_is_refused_is_told_though_the_old_one_has_minutes_to_go()
    {
        await GetAsync();
        _time.Advance(TimeSpan.FromMinutes(56));

        (await Should.ThrowAsync<ApiException>(() => GetAsync(Task.FromException(new ApiException(ApiFault.Forbidden, "suspended"))))).Message.ShouldBe("suspended");
    }

    [Fact]
    public async Task A_fetch_that_fails_fails_all_who_wait_and_the_next_one_tries_again()
    {
        var gate = new TaskCompletionSource();
        var callers = Enumerable.Range(0, 3).Select(_ => GetAsync(gate.Task)).ToArray();

        gate.SetException(new ApiException(ApiFault.Forbidden, "no"));

        foreach (var caller in callers) await Should.ThrowAsync<ApiException>(() => caller);
        (await GetAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_refused_token_is_not_handed_out_again_but_its_successor_is()
    {
        var old = await _cache.GetAsync(_key, _ => FetchAsync(Task.CompletedTask), Stop);

        _cache.Reject(_key, old);
        (await GetAsync()).ShouldBe("token-2");
        _cache.Reject(_key, old);

        (await GetAsync()).ShouldBe("token-2");
    }

    [Fact]
    public async Task One_who_gives_up_does_not_fail_the_others()
    {
        var gate = new TaskCompletionSource();
        using var giveUp = new CancellationTokenSource();
        var impatient = _cache.GetAsync(_key, _ => FetchAsync(gate.Task), giveUp.Token).AsTask();
        var patient = GetAsync();

        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => impatient);
        gate.SetResult();

        (await patient).ShouldBe("token-1");
    }

    [Fact]
    public void A_refusal_is_remembered_for_an_hour()
    {
        _cache.MarkRefused(_key);

        _cache.WasRefused(_key).ShouldBeTrue();
        _time.Advance(TimeSpan.FromHours(1));
        _cache.WasRefused(_key).ShouldBeFalse();
    }

    [Fact]
    public async Task A_token_does_not_show_itself() =>
        (await _cache.GetAsync(_key, _ => FetchAsync(Task.CompletedTask), Stop)).ToString().ShouldBe("token until 2026-11-20T11:00:00.0000000+00:00");

    private async Task<string> GetAsync(Task? gate = null) =>
        (await _cache.GetAsync(_key, _ => FetchAsync(gate ?? Task.CompletedTask), Stop)).Reveal();

    private async Task<AccessToken> FetchAsync(Task gate, TimeSpan? lifetime = null)
    {
        var number = Interlocked.Increment(ref _fetched);
        await gate;

        return AccessToken.Granted($"token-{number}", _time.GetUtcNow(), lifetime ?? TimeSpan.FromHours(1));
    }
}
