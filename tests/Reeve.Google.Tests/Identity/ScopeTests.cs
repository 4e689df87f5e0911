using System.Net;
using Reeve.Google.Drive;
using Reeve.Http.Failures;

namespace Reeve.Google.Tests.Identity;

public sealed class ScopeTests : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("reeve-scopes-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_least_scope_is_asked_for_first()
    {
        using var bench = new GoogleBench();
        bench.Token();

        await bench.Client.CanActAsAsync("ada@corp.example", DriveAccess.ReadMetadata, Stop);

        bench.Scopes.ShouldBe(["drive.metadata.readonly"]);
    }

    [Fact]
    public async Task The_next_broader_one_is_tried_and_remembered()
    {
        using var bench = new GoogleBench();
        NotDelegated(NotDelegated(bench)).Token("ada's").Token("bo's");

        (await bench.Client.CanActAsAsync("ada@corp.example", DriveAccess.ReadMetadata, Stop)).ShouldBeTrue();
        (await bench.Client.CanActAsAsync("bo@corp.example", DriveAccess.ReadMetadata, Stop)).ShouldBeTrue();

        bench.Scopes.ShouldBe(["drive.metadata.readonly", "drive.readonly", "drive", "drive"]);
    }

    [Fact]
    public async Task The_next_process_does_not_ask_for_what_was_refused()
    {
        using (var first = Bench())
        {
            NotDelegated(first).Token();
            await first.Client.CanActAsAsync("ada@corp.example", DriveAccess.ReadMetadata, Stop);
        }

        using var second = Bench();
        await second.Client.CanActAsAsync("ada@corp.example", DriveAccess.ReadMetadata, Stop);

        second.Net.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_scope_that_was_withdrawn_after_its_token_gives_way_to_a_broader_one()
    {
        await KeepTokenAsync();

        using var second = Bench();
        second.Net.Expect("GET", "/drive/v3/about", HttpStatusCode.Unauthorized, """{"error":{"code":401,"message":"Invalid Credentials","errors":[{"reason":"authError"}]}}""");
        NotDelegated(NotDelegated(second)).Token("drive's");
        second.Net.Expect("GET", "/drive/v3/about", HttpStatusCode.OK, "{}");
        await second.Client.DriveAs("ada@corp.example", DriveAccess.ReadMetadata).GetAboutAsync("user", Stop);

        second.Scopes.ShouldBe(["drive.metadata.readonly", "drive.readonly", "drive"]);
    }

    [Fact]
    public async Task A_token_kept_from_earlier_does_not_say_that_others_can_have_its_scope_still()
    {
        await KeepTokenAsync();

        using var second = Bench();
        NotDelegated(NotDelegated(second)).Token("bo's");
        (await second.Client.CanActAsAsync("ada@corp.example", DriveAccess.ReadMetadata, Stop)).ShouldBeTrue();
        (await second.Client.CanActAsAsync("bo@corp.example", DriveAccess.ReadMetadata, Stop)).ShouldBeTrue();

        second.Scopes.ShouldBe(["drive.metadata.readonly", "drive.readonly", "drive"]);
    }

    [Fact]
    public async Task A_scope_that_is_granted_now_and_withdrawn_later_gives_way_too()
    {
        using var bench = new GoogleBench();
        NotDelegated(NotDelegated(bench.Token())).Token("drive's");
        await bench.Client.CanActAsAsync("ada@corp.example", DriveAccess.ReadMetadata, Stop);

        bench.Time.Advance(TimeSpan.FromHours(2));

        (await bench.Client.CanActAsAsync("ada@corp.example", DriveAccess.ReadMetadata, Stop)).ShouldBeTrue();
        bench.Scopes.ShouldBe(["drive.metadata.readonly", "drive.metadata.readonly", "drive.readonly", "drive"]);
    }

    [Fact]
    public async Task Of_a_scope_that_was_just_granted_to_one_the_refusal_is_the_others_own()
    {
        using var bench = new GoogleBench();
        NotDelegated(bench.Token());

        (await bench.Client.CanActAsAsync("ada@corp.example", DriveAccess.ReadMetadata, Stop)).ShouldBeTrue();
        (await bench.Client.CanActAsAsync("eve@elsewhere.example", DriveAccess.ReadMetadata, Stop)).ShouldBeFalse();

        bench.Scopes.ShouldBe(["drive.metadata.readonly", "drive.metadata.readonly"]);
    }

    [Fact]
    public async Task Where_none_is_delegated_the_least_is_asked_for_and_what_else_would_do_is_named()
    {
        using var bench = new GoogleBench();
        NotDelegated(NotDelegated(NotDelegated(bench)));

        var failure = await Should.ThrowAsync<ApiException>(
            () => bench.Client.CanActAsAsync("ada@corp.example", DriveAccess.ReadMetadata, Stop));

        failure.Message.ShouldStartWith(
            "The scope `https://www.googleapis.com/auth/drive.metadata.readonly` (or `drive.readonly` or `drive`) is not delegated to client ID 104500000000000000001");
    }

    [Fact]
    public async Task The_account_itself_names_no_subject()
    {
        using var bench = new GoogleBench();
        bench.Token();
        bench.Net.Expect("GET", "/drive/v3/about", HttpStatusCode.OK, "{}");

        await bench.Client.DriveAs(null, DriveAccess.Write).GetAboutAsync("user", Stop);

        GoogleBench.Claims(bench.Net.Seen[0]).TryGetProperty("sub", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_audience_is_googles_wherever_the_token_comes_from()
    {
        var file = TestKey.File();
        file["token_uri"] = "http://localhost:8421/token";
        using var bench = new GoogleBench(options => options with { Credential = new GoogleCredential.Key(TestKey.Parse(file)) });
        bench.Token();

        await bench.Client.CanActAsAsync("ada@corp.example", DriveAccess.Write, Stop);

        bench.Net.Seen[0].Address.ShouldBe(new Uri("http://localhost:8421/token"));
        bench.Net.Seen[0].ContentType.ShouldBe("application/x-www-form-urlencoded");
        GoogleBench.Claims(bench.Net.Seen[0]).GetProperty("aud").GetString().ShouldBe("https://oauth2.googleapis.com/token");
        GoogleBench.Claims(bench.Net.Seen[0]).GetProperty("sub").GetString().ShouldBe("ada@corp.example");
    }

    private async Task KeepTokenAsync()
    {
        using var first = Bench();
        first.Token();
        await first.Client.CanActAsAsync("ada@corp.example", DriveAccess.ReadMetadata, Stop);
    }

    private GoogleBench Bench() => new(options => options with { TokenCacheFile = Path.Combine(_folder, "tokens.json") });

    private static GoogleBench NotDelegated(GoogleBench bench) =>
        bench.NoToken("unauthorized_client", "Client is unauthorized.", HttpStatusCode.Unauthorized);
}
