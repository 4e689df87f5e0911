using Reeve.Cli.Output;

namespace Reeve.Cli.Tests.Output;

public sealed class WholeFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reeve-whole-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_folder_that_is_not_there_is_named_before_any_work()
    {
        var file = Path.Combine(_folder, "none", "x.html");

        Should.Throw<UsageException>(() => WholeFile.Try("--html", file)).Message
            .ShouldBe($"`--html {file}` cannot be written: there is no folder `{Path.Combine(_folder, "none")}`; make it first, or name another.");
    }

    [Fact]
    public void A_folder_is_no_file() =>
        Should.Throw<UsageException>(() => WholeFile.Try("--out", _folder)).Message.ShouldBe($"`--out {_folder}` cannot be written: that is a folder; name a file in it.");

    [Fact]
    public void To_try_leaves_nothing_behind_and_an_earlier_file_as_it_is()
    {
        var file = Path.Combine(_folder, "x.html");
        File.WriteAllText(file, "earlier");

        WholeFile.Try("--html", file);
        WholeFile.Try("--html", null);

        Directory.EnumerateFileSystemEntries(_folder).ShouldBe([file]);
        File.ReadAllText(file).ShouldBe("earlier");
    }

    [Fact]
    public void What_is_written_replaces_what_was_there()
    {
        var file = Path.Combine(_folder, "x.html");
        File.WriteAllText(file, "earlier");

        WholeFile.Write(file, "later");

        Directory.EnumerateFileSystemEntries(_folder).ShouldBe([file]);
        File.ReadAllText(file).ShouldBe("later");
    }
}
