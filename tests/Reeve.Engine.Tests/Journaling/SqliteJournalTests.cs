using Microsoft.Data.Sqlite;
using Reeve.Core.Planning;
using Reeve.Core.Trees;
using Reeve.Engine.Applying;
using Reeve.Engine.Journaling;

namespace Reeve.Engine.Tests.Journaling;

public sealed class SqliteJournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reeve-journal-").FullName;

    private StateFolder State => new(_folder);

    [Fact]
    public void What_is_appended_is_read_back_the_same()
    {
        using var journal = Open();
        var grantee = new Grantee("0456", Principal.User("bo@corp.example"));
        var change = Delete(grantee);
        JournalEntry[] entries =
        [
            new JournalEntry.Started("apply", "sha256:1", null),
            new JournalEntry.Intent(1, 2, change, ["folder", "root"]),
            new JournalEntry.Ended(1, OutcomeKind.Applied, "", "", change, grantee),
            new JournalEntry.Finished(RunState.Done, 1, 0),
        ];

        Array.ForEach(entries, entry => journal.Append("r1", entry));

        var read = journal.Read("r1");
        read.Select(entry => entry.GetType()).ShouldBe(entries.Select(entry => entry.GetType()));
        read[0].ShouldBe(entries[0]);
        read[1].ShouldBeOfType<JournalEntry.Intent>().Change.ShouldBe(change);
        read[1].ShouldBeOfType<JournalEntry.Intent>().Above.ShouldBe(["folder", "root"]);
        read[2].ShouldBe(entries[2]);
        read[3].ShouldBe(entries[3]);
    }

    [Theory]
    [InlineData("UPDATE entries SET data = replace(data, 'writer', 'reader') WHERE seq = 2", 2)]
    [InlineData("DELETE FROM entries WHERE seq = 2", 3)]
    [InlineData("UPDATE entries SET at = '2020-01-01T00:00:00Z' WHERE seq = 1", 1)]
    public void An_entry_that_was_tampered_with_breaks_the_chain_there(string tampering, long first)
    {
        using (var journal = Open())
        {
            journal.Append("r1", new JournalEntry.Started("apply", "sha256:1", null));
            journal.Append("r1", new JournalEntry.Intent(1, 0, Delete(new Grantee("0456", Principal.User("bo@corp.example"))), []));
            journal.Append("r1", new JournalEntry.Finished(RunState.Done, 0, 0));
            journal.Verify().ShouldBe((3, null));
        }

        using (var store = new SqliteConnection($"Data Source={Path.Combine(_folder, "reeve.db")};Pooling=False"))
        {
            store.Open();
            using var command = store.CreateCommand();
            command.CommandText = tampering;
            command.ExecuteNonQuery().ShouldBe(1);
        }

        using var again = Open();
        again.Verify().FirstBroken.ShouldBe(first);
    }

    [Fact]
    public void A_second_writer_is_told_who_the_first_is()
    {
        using var first = WriterLock.Take(State);

        var refused = Should.Throw<EngineException>(() => WriterLock.Take(State));

        refused.Fault.ShouldBe(EngineFault.Busy);
        refused.Message.ShouldContain($"process {Environment.ProcessId}");
    }

    [Fact]
    public void The_state_folder_is_its_owners_alone()
    {
        var state = new StateFolder(Path.Combine(_folder, "new"));

        state.Make();

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(state.Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Change.GrantDelete Delete(Grantee grantee) => new(grantee, new GrantState(Role.Writer, false, DateTimeOffset.UnixEpoch))
    {
        Id = 1, Place = new ChangePlace("tree", "f", "/f", "ada@corp.example", Phase.Take, "because"),
    };

    private SqliteJournal Open() => new(State, TimeProvider.System);
}
