using System.Runtime.Versioning;
using Microsoft.Extensions.Time.Testing;
using Reeve.Http.Tokens;

namespace Reeve.Http.Tests.Tokens;

public sealed class TokenFileTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));
    private readonly string _folder = Directory.CreateTempSubdirectory("reeve-tokens-").FullName;

    public static bool IsWindows => OperatingSystem.IsWindows();

    private string FilePath => Path.Combine(_folder, "state", "tokens.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_next_process_starts_warm()
    {
        (await GetAsync("ada", "first")).ShouldBe("first");

        (await GetAsync("ada", "second")).ShouldBe("first");
    }

    [Fact(Skip = "Unix modes only.", SkipWhen = nameof(IsWindows))]
    [UnsupportedOSPlatform("windows")]
    public async Task Only_the_owner_can_read_it()
    {
        await GetAsync("ada", "secret");

        File.GetUnixFileMode(FilePath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(Path.GetDirectoryName(FilePath)!).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.GetFiles(Path.GetDirectoryName(FilePath)!).ShouldBe([FilePath]);
    }

    [Fact]
    public async Task It_does_not_tell_who_is_acted_as()
    {
        await GetAsync("ada@corp.example", "secret");

        (await File.ReadAllTextAsync(FilePath, TestContext.Current.CancellationToken)).ShouldNotContain("ada");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"reeve":"tokens/2","tokens":{},"refusals":{}}""")]
    [InlineData("""{"reeve":"tokens/1","tokens":{"x":{"token":1}},"refusals":{}}""")]
    [InlineData("""{"reeve":"tokens/1","tokens":{"x":{"token":"t","expiresAt":"soon"}},"refusals":{}}""")]
    [InlineData("""{"someone":"else's"}""")]
    public async Task One_that_is_damaged_or_foreign_is_started_anew(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        await File.WriteAllTextAsync(FilePath, content, TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(FilePath, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        (await GetAsync("ada", "first")).ShouldBe("first");
        (await GetAsync("ada", "second")).ShouldBe("first");
    }

    [Fact(Skip = "Unix modes only.", SkipWhen = nameof(IsWindows))]
    [UnsupportedOSPlatform("windows")]
    public async Task One_that_others_can_read_is_not_trusted()
    {
        await GetAsync("ada", "first");
        File.SetUnixFileMode(FilePath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        (await GetAsync("ada", "second")).ShouldBe("second");
        File.GetUnixFileMode(FilePath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task One_that_cannot_be_written_is_done_without()
    {
        Directory.CreateDirectory(FilePath);

        (await GetAsync("ada", "first")).ShouldBe("first");
    }

    [Fact]
    public async Task What_another_process_wrote_meanwhile_is_kept()
    {
        using var slow = new TokenCache(_time, new(FilePath));
        await GetAsync(slow, "ada", "ada's");
        await GetAsync("bo", "bo's");

        _time.Advance(TimeSpan.FromSeconds(5));
        await GetAsync(slow, "cy", "cy's");

        (await GetAsync("bo", "new")).ShouldBe("bo's");
        (await GetAsync("cy", "new")).ShouldBe("cy's");
    }

    [Fact]
    public async Task Many_tokens_are_written_together_and_none_is_lost_at_the_end()
    {
        using (var cache = new TokenCache(_time, new(FilePath)))
        {
            await GetAsync(cache, "ada", "ada's");
            await GetAsync(cache, "bo", "bo's");
            (await GetAsync("bo", "not yet written")).ShouldBe("not yet written");
        }

        (await GetAsync("bo", "new")).ShouldBe("bo's");
    }

    [Fact]
    public async Task What_has_expired_is_not_read()
    {
        await GetAsync("ada", "first");

        _time.Advance(TimeSpan.FromHours(1));

        (await GetAsync("ada", "second")).ShouldBe("second");
    }

    [Fact]
    public void A_refusal_outlives_the_process()
    {
        var key = new TokenKey("sa", null, "drive.readonly");
        using (var cache = new TokenCache(_time, new(FilePath))) cache.MarkRefused(key);

        using var next = new TokenCache(_time, new(FilePath));

        next.WasRefused(key).ShouldBeTrue();
    }

    private async Task<string> GetAsync(string subject, string fetched)
    {
        using var process = new TokenCache(_time, new(FilePath));

        return await GetAsync(process, subject, fetched);
    }

    private async Task<string> GetAsync(TokenCache cache, string subject, string fetched)
    {
        var token = await cache.GetAsync(
            new("sa", subject, "drive"),
            _ => Task.FromResult(AccessToken.Granted(fetched, _time.GetUtcNow(), TimeSpan.FromHours(1))),
            TestContext.Current.CancellationToken);

        return token.Reveal();
    }
}
