using Reeve.Google.Drive;

namespace Reeve.Google.Tests.Drive;

public sealed class DriveQueryTests
{
    [Theory]
    [InlineData("plain", "'plain'")]
    [InlineData("Ada's", @"'Ada\'s'")]
    [InlineData(@"a\b", @"'a\\b'")]
    [InlineData(@"\'", @"'\\\''")]
    [InlineData("", "''")]
    public void Quotes_and_backslashes_are_escaped(string value, string expected) => DriveQuery.Quote(value).ShouldBe(expected);
}
