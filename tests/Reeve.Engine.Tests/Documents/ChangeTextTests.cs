using System.Buffers;
using System.Text.Json;
using Reeve.Core.Planning;
using Reeve.Core.Trees;
using Reeve.Engine.Documents;

namespace Reeve.Engine.Tests.Documents;

public sealed class ChangeTextTests
{
    private static readonly Grantee Ada = new("01", Principal.User("ada@corp.example"));
    private static readonly Grantee Bob = new("02", Principal.User("bob@corp.example"));
    private static readonly DateTimeOffset End = new(2027, 1, 31, 0, 0, 0, TimeSpan.Zero);
    private static readonly ChangePlace Place = new("finance", "1A", "/A", "ada@corp.example", Phase.Cut, "because") { AsAdmin = true };

    public static TheoryData<Change> All() =>
    [
        new Change.GrantCreate(Ada.Principal, new GrantState(Role.Reader, false, End)) { Id = 1, Place = Place, GranteeId = "01" },
        new Change.GrantUpdate(Grantee.Anyone(true), new GrantState(Role.Reader, true), new GrantState(Role.Reader)) { Id = 2, Place = Place },
        new Change.GrantDelete(Bob, new GrantState(Role.Writer)) { Id = 3, Place = Place },
        new Change.FileUpdate(new Switches(true, null, false), new Switches(false, null, true)) { Id = 4, Place = Place },
        new Change.FileUpdate(new Switches(Download: true), new Switches(Download: false)) { Id = 5, Place = Place },
        new Change.OwnerTransfer(Ada, Bob, new GrantState(Role.Commenter), new GrantState(Role.Reader)) { Id = 6, Place = Place },
        new Change.OwnerTransfer(Ada, Bob, null, null) { Id = 7, Place = Place with { AsAdmin = false } },
        new Change.DriveUpdate(new Restrictions(true, true, false, false), new Restrictions(false, false, true, true)) { Id = 8, Place = Place },
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void What_a_journal_writes_of_a_change_is_read_back_the_same(Change change)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            ChangeText.Write(json, change, withGrantee: true);
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        ChangeText.Read(document.RootElement).ShouldBe(change);
    }

    [Fact]
    public void A_plan_tells_switches_and_owners_by_the_names_that_Google_has_for_them()
    {
        Plain(All().Select(row => row.Data).Single(change => change.Id == 4)).ShouldContain(
            """
            "before":{"writersCanShare":true,"inheritedPermissionsDisabled":false},"after":{"writersCanShare":false,"inheritedPermissionsDisabled":true}
            """);
        Plain(All().Select(row => row.Data).Single(change => change.Id == 6)).ShouldContain(
            """
            "before":{"owner":"ada@corp.example","had":{"role":"commenter"}},"after":{"owner":"bob@corp.example","keeps":{"role":"reader"}}
            """);
    }

    private static string Plain(Change change)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            ChangeText.Write(json, change, withGrantee: false);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
