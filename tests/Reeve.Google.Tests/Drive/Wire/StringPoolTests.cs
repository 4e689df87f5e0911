using System.Text;
using Reeve.Google.Drive.Wire;

namespace Reeve.Google.Tests.Drive.Wire;

public sealed class StringPoolTests
{
    [Fact]
    public void The_same_bytes_are_the_same_string()
    {
        var pool = new StringPool();

        pool.Get("ada@corp.example"u8).ShouldBeSameAs(pool.Get("ada@corp.example"u8));
    }

    [Fact]
    public void Values_that_displace_each_other_stay_right()
    {
        var pool = new StringPool();
        for (var number = 0; number < 50_000; number++)
        {
            var text = $"user{number}@corp.example";
            pool.Get(Encoding.UTF8.GetBytes(text)).ShouldBe(text);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("1234567")]
    [InlineData("12345678")]
    [InlineData("grün@漢字.example")]
    public void Any_length_and_letter_comes_back(string text) => new StringPool().Get(Encoding.UTF8.GetBytes(text)).ShouldBe(text);

    [Fact]
    public void A_long_one_is_not_kept()
    {
        var pool = new StringPool();
        var bytes = Encoding.UTF8.GetBytes(new string('x', 300));

        pool.Get(bytes).ShouldNotBeSameAs(pool.Get(bytes));
    }
}
