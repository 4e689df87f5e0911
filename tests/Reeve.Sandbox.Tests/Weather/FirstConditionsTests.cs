using System.Net;

namespace Reeve.Sandbox.Tests.Weather;

public sealed class FirstConditionsTests
{
    [Fact]
    public async Task A_sandbox_starts_in_the_weather_that_was_asked_for()
    {
        using var file = new TemporaryFile("""[{"path":"/drive/v3/files","status":500,"reason":"backendError"},{"path":"/v2/**","reset":"before"}]""");
        await using var host = await SandboxHost.StartAsync(
            new SandboxOptions { Empty = true, Quota = "queries", SharingLimit = 3, FaultsFile = file.Path, ClockOffset = TimeSpan.FromDays(-1) }, Lab.Stop);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = host.Endpoint };

        using var hit = await http.GetAsync("/drive/v3/files", Lab.Stop);
        var faults = await http.GetStringAsync("/_sandbox/faults", Lab.Stop);
        var quota = await http.GetStringAsync("/_sandbox/quota", Lab.Stop);

        hit.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        hit.Headers.Date!.Value.ShouldBeLessThan(TimeProvider.System.GetUtcNow().AddHours(-23));
        faults.ShouldContain("\"fault-2\"");
        quota.ShouldContain("\"queries\"");
    }

    [Theory]
    [InlineData("""{"status":500}""", "is not a JSON array of faults")]
    [InlineData("""[{"status":500}""", "This is not JSON")]
    [InlineData("""[{"status":500},{"status":5}]""", "fault 2: `status` is from 200 to 599, not 5.")]
    [InlineData("""[{"stattus":500}]""", "stattus")]
    public async Task Faults_that_cannot_be_are_told_with_where_they_are(string text, string sentence)
    {
        using var file = new TemporaryFile(text);

        var wrong = await Should.ThrowAsync<FormatException>(() => SandboxHost.StartAsync(new SandboxOptions { Empty = true, FaultsFile = file.Path }, Lab.Stop));

        wrong.Message.ShouldContain(file.Path);
        wrong.Message.ShouldContain(sentence);
        wrong.Message.ShouldNotContain("System.");
    }

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
