using System.Security.Cryptography;
using Reeve.Http.Signing;

namespace Reeve.Http.Tests.Signing;

public sealed class SigningKeyTests
{
    [Fact]
    public void Newlines_may_be_written_as_backslash_n()
    {
        using var key = SigningKey.Import("pasted", TestKey.Pem.Replace("\n", @"\n", StringComparison.Ordinal));

        key.Id.ShouldBe("pasted");
    }

    [Fact]
    public void Its_text_form_hides_it()
    {
        using var key = TestKey.Import();

        key.ToString().ShouldBe("key 0123456789abcdef");
    }

    [Theory]
    [InlineData("")]
    [InlineData("no key at all")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")]
    public void What_is_no_key_is_refused(string pem) =>
        Should.Throw<CryptographicException>(() => SigningKey.Import("id", pem));

    [Fact]
    public void A_public_key_is_refused()
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(TestKey.Pem);

        Should.Throw<CryptographicException>(() => SigningKey.Import("id", rsa.ExportSubjectPublicKeyInfoPem()));
    }
}
