using Reeve.Cli.Commands.Upload;

namespace Reeve.Cli.Tests.Commands.Upload;

public sealed class UploadItemsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reeve-upload-items-").FullName;

    [Fact]
    public void A_file_keeps_its_own_name_behind_the_prefix()
    {
        var (a, b) = (Touch("a b.txt"), Touch("sub/#.txt"));

        UploadItems.Make([a, b], "bkt", null, null).Select(item => item.Name).ShouldBe(["a b.txt", "#.txt"]);
        UploadItems.Make([a, b], "bkt", null, "2026/").Select(item => item.Name).ShouldBe(["2026/a b.txt", "2026/#.txt"]);
    }

    [Fact]
    public void One_file_or_standard_input_can_be_given_a_name()
    {
        UploadItems.Make([Touch("a")], "bkt", "x/y", null).Single().Name.ShouldBe("x/y");
        UploadItems.Make(["-"], "bkt", "x/y", null).Single().IsStandardInput.ShouldBeTrue();
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var (a, b) = (Touch("one/same.txt"), Touch("two/same.txt"));

        var message = Should.Throw<UsageException>(() => UploadItems.Make([a, b, Path.Combine(_folder, "none"), _folder + "/one/", "-"], "gs://bkt", null, null)).Message;

        message.Split('\n').ShouldBe(
        [
            "--bucket: `gs://bkt` is an address: write the bucket's name alone.",
            "Standard input has no name of its own: give `--name NAME`.",
            $"There is no file `{_folder}/none`.",
            $"`{_folder}/one/` is a folder; name the files in it, such as `{_folder}/one/*`.",
            $"`{a}` and `{b}` would all be stored as `same.txt`; send them apart, with --name or --prefix.",
        ]);
    }

    [Theory]
    [InlineData("n", "p", "--name is the whole name")]
    [InlineData("..", null, "cannot be named `..`")]
    [InlineData("", null, "--name must not be empty")]
    [InlineData(null, ".well-known/acme-challenge/", "must not start with")]
    [InlineData(null, "a\n", "line end")]
    public void A_name_that_cannot_be_is_refused(string? name, string? prefix, string words) =>
        Should.Throw<UsageException>(() => UploadItems.Make([Touch("a")], "bkt", name, prefix)).Message.ShouldContain(words);

    [Fact]
    public void A_name_is_for_one_file() =>
        Should.Throw<UsageException>(() => UploadItems.Make([Touch("a"), Touch("b")], "bkt", "n", null)).Message.ShouldBe("--name names one object, but there are 2 files; use --prefix.");

    [Theory]
    [InlineData("1s", 1)]
    [InlineData("90s", 90)]
    [InlineData("15m", 900)]
    [InlineData("1h", 3600)]
    [InlineData("168h", 604_800)]
    [InlineData("7d", 604_800)]
    public void A_signed_url_lasts_from_a_second_to_a_week(string text, int seconds) => SignedLifetime.Parse(text).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("1")]
    [InlineData("0s")]
    [InlineData("-1h")]
    [InlineData("1.5h")]
    [InlineData("8d")]
    [InlineData("169h")]
    [InlineData("604801s")]
    [InlineData("2147483647d")]
    [InlineData("99999999999s")]
    [InlineData("1w")]
    public void And_no_other_time(string text) => SignedLifetime.Parse(text).ShouldBeNull();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Touch(string name)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");

        return path;
    }
}
