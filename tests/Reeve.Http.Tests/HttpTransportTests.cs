namespace Reeve.Http.Tests;

public sealed class HttpTransportTests
{
    [Theory]
    [InlineData("https://www.googleapis.com")]
    [InlineData("http://127.0.0.1:8421")]
    [InlineData("http://localhost:8421")]
    [InlineData("http://[::1]:8421")]
    public void Https_and_this_machine_are_accepted(string address) => HttpTransport.Require(new(address), "It");

    [Theory]
    [InlineData("http://www.googleapis.com", "plain HTTP")]
    [InlineData("http://10.0.0.1", "plain HTTP")]
    [InlineData("http://127.0.0.1.example.com", "plain HTTP")]
    [InlineData("ftp://localhost", "not an address")]
    [InlineData("https://user:secret@host", "user name or password")]
    public void Anything_else_is_refused_with_a_sentence(string address, string words)
    {
        var failure = Should.Throw<EndpointException>(() => HttpTransport.Require(new(address), "It"));

        failure.Message.ShouldContain(words);
        failure.Message.ShouldNotContain("secret");
    }

    [Fact]
    public void No_redirect_is_followed()
    {
        using var handler = HttpTransport.CreateHandler();

        handler.AllowAutoRedirect.ShouldBeFalse();
    }
}
