using Reeve.Http.Signing;

namespace Reeve.Http.Tests.Signing;

public sealed class SharedSecretJwtTests
{
    /// <summary>Made with <c>openssl dgst -sha256 -hmac</c>, not with the code under test.</summary>
    private const string Vector =
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
        + "eyJpc3MiOiJhcGkta2V5IiwiZXhwIjoxNzkwMDAwNjAwfQ."
        + "y_dhNl0PYTQy9aB11ef14sW6F7FN3jJqrnHf1WquzlI";

    [Fact]
    public void A_token_is_the_one_that_openssl_signs() =>
        SharedSecretJwt.Create("api-key", "api-secret", DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_600_999)).ShouldBe(Vector);
}
