using System.Text;
using Reeve.Google.Identity;

namespace Reeve.Google.Tests.Identity;

public sealed class KeyFileTests
{
    [Fact]
    public void A_key_file_is_read()
    {
        using var key = TestKey.Read();

        key.ClientEmail.ShouldBe("reeve@proj.iam.gserviceaccount.com");
        key.ClientId.ShouldBe("104500000000000000001");
        key.KeyId.ShouldBe("abc123");
        key.ToString().ShouldBe("reeve@proj.iam.gserviceaccount.com, key abc123");
    }

    [Theory]
    [InlineData("type", "it has no `type`")]
    [InlineData("client_email", "it has no `client_email`")]
    [InlineData("private_key", "it has no `private_key`")]
    [InlineData("token_uri", "it has no `token_uri`")]
    public void What_is_missing_is_named(string name, string fault)
    {
        var file = TestKey.File();
        file.Remove(name);

        Should.Throw<KeyFileException>(() => TestKey.Parse(file)).Message.ShouldBe($"`key.json` is not a service account key: {fault}.");
    }

    [Theory]
    [InlineData("type", "authorized_user", "its `type` is `authorized_user`, not `service_account`")]
    [InlineData("private_key", "-----BEGIN SECRET", "its `private_key` is not an RSA private key in PEM form")]
    [InlineData("token_uri", "nowhere", "its `token_uri` `nowhere` is not an address")]
    [InlineData("token_uri", "http://evil.example/token", "plain HTTP, which is accepted on this machine only")]
    public void What_is_wrong_is_named_and_nothing_secret_shown(string name, string value, string fault)
    {
        var file = TestKey.File();
        file[name] = value;

        var message = Should.Throw<KeyFileException>(() => TestKey.Parse(file)).Message;

        message.ShouldContain(fault);
        message.ShouldNotContain("SECRET");
    }

    [Theory]
    [InlineData("", "it is not JSON")]
    [InlineData("secret", "it is not JSON")]
    [InlineData("[]", "it is not a JSON object")]
    public void What_is_no_key_file_at_all_is_refused(string text, string fault)
    {
        var failure = Should.Throw<KeyFileException>(() => ServiceAccountKey.Parse(Encoding.UTF8.GetBytes(text), "x.json"));

        failure.Message.ShouldBe($"`x.json` is not a service account key: {fault}.");
        failure.InnerException.ShouldBeNull();
    }

    [Fact]
    public void Tokens_may_come_from_this_machine_over_plain_http()
    {
        var file = TestKey.File();
        file["token_uri"] = "http://127.0.0.1:8421/token";

        using var key = TestKey.Parse(file);

        key.TokenUri.ShouldBe(new Uri("http://127.0.0.1:8421/token"));
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Should.Throw<KeyFileException>(() => GoogleOptions.FromKeyFile("/nowhere/key.json")).Message.ShouldBe("The key file `/nowhere/key.json` does not exist.");

    [Fact]
    public void A_folder_is_not_a_key_file() =>
        Should.Throw<KeyFileException>(() => GoogleOptions.FromKeyFile(Path.GetTempPath())).Message.ShouldContain("cannot be read");
}
