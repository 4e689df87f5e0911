using Reeve.Google.Storage;

namespace Reeve.Google.Tests.Storage;

public sealed class StorageNamesTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("a/../b//c/")]
    [InlineData(".well-known/acme")]
    [InlineData("日本 😀 #?%+.txt")]
    [InlineData("...")]
    public void Most_names_will_do_for_an_object(string name) => StorageNames.WhyNotObject(name).ShouldBeNull();

    [Theory]
    [InlineData("", "empty")]
    [InlineData(".", "`.`")]
    [InlineData("..", "`..`")]
    [InlineData("a\nb", "line end")]
    [InlineData("a\rb", "line end")]
    [InlineData(".well-known/acme-challenge/x", "must not start")]
    public void Some_will_not(string name, string words) => StorageNames.WhyNotObject(name)!.ShouldContain(words);

    [Fact]
    public void Half_a_character_is_not_unicode() => StorageNames.WhyNotObject("a" + (char)0xD83D).ShouldBe("An object's name must be valid Unicode.");

    [Fact]
    public void A_name_has_1024_bytes_at_most_not_characters()
    {
        StorageNames.WhyNotObject(new string('ä', 512)).ShouldBeNull();
        StorageNames.WhyNotObject(new string('ä', 512) + "b")!.ShouldContain("has 1025");
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("my-bucket_1")]
    [InlineData("www.corp.example")]
    [InlineData("0a0")]
    public void A_bucket_may_be_named_so(string name) => StorageNames.WhyNotBucket(name).ShouldBeNull();

    [Theory]
    [InlineData("ab")]
    [InlineData("My-bucket")]
    [InlineData("-abc")]
    [InlineData("abc.")]
    [InlineData("a..b")]
    [InlineData("bücket")]
    [InlineData("abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-1234567890")]
    public void But_not_so(string name) => StorageNames.WhyNotBucket(name)!.ShouldContain("is not a bucket's name");

    [Theory]
    [InlineData("gs://bkt", "is an address")]
    [InlineData("bkt/dir", "behind the slash")]
    public void What_is_more_than_a_name_is_told(string name, string words) => StorageNames.WhyNotBucket(name)!.ShouldContain(words);
}
