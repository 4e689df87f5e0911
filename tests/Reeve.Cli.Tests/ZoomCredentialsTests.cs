using Reeve.Zoom;

namespace Reeve.Cli.Tests;

public sealed class ZoomCredentialsTests
{
    [Fact]
    public void An_oauth_app_comes_before_a_jwt_app() =>
        From("ZOOM_ACCOUNT_ID", "ZOOM_CLIENT_ID", "ZOOM_CLIENT_SECRET", "ZOOM_API_KEY", "ZOOM_API_SECRET").ShouldBeOfType<ZoomCredential.ServerToServer>().AccountId.ShouldBe("ZOOM_ACCOUNT_ID-value");

    [Fact]
    public void A_jwt_app_is_taken_where_it_is_all_there_is() =>
        From("ZOOM_API_KEY", "ZOOM_API_SECRET").ShouldBeOfType<ZoomCredential.Jwt>().ApiKey.ShouldBe("ZOOM_API_KEY-value");

    [Theory]
    [InlineData("", "No Zoom credentials are set")]
    [InlineData("ZOOM_ACCOUNT_ID ZOOM_CLIENT_ID", "missing: ZOOM_CLIENT_SECRET.")]
    [InlineData("ZOOM_CLIENT_ID ZOOM_API_KEY ZOOM_API_SECRET", "missing: ZOOM_ACCOUNT_ID, ZOOM_CLIENT_SECRET.")]
    [InlineData("ZOOM_API_KEY", "missing: ZOOM_API_SECRET.")]
    public void What_is_missing_is_named_and_no_value_is_shown(string set, string says)
    {
        var message = Should.Throw<UsageException>(() => From(set.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Message;

        message.ShouldContain(says);
        message.ShouldNotContain("-value");
    }

    private static ZoomCredential From(params string[] names) => ZoomCredentials.From(name => names.Contains(name) ? name + "-value" : null);
}
