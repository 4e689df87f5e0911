using Reeve.Cli.Commands.Upload;
using Reeve.Google.Storage;

namespace Reeve.Cli.Tests.Commands.Upload;

public sealed class UploadViewTests
{
    [Fact]
    public void Nothing_is_said_of_urls_that_open_for_everybody() => UploadView.Note([Of(ObjectReach.Public), Of(null), new(new("f", "f"))]).ShouldBeNull();

    [Theory]
    [InlineData("The object is not public", ObjectReach.SignedIn)]
    [InlineData("1 of 2 objects are not public", ObjectReach.SignedIn, ObjectReach.Public)]
    [InlineData("2 of 2 objects are not public", ObjectReach.SignedIn, ObjectReach.SignedIn)]
    [InlineData("could not be found out", ObjectReach.Unknown)]
    public void Those_that_do_not_are_told_of(string words, params ObjectReach[] reaches) =>
        UploadView.Note([.. reaches.Select(reach => Of(reach))])!.ShouldContain(words);

    private static UploadOutcome Of(ObjectReach? reach) => new(new("f", "f")) { Url = "https://x", Reach = reach };
}
