using System.Text.Json;
using Reeve.Core.Planning;
using Reeve.Core.Trees;

namespace Reeve.Engine.Documents;

/// <summary>What belongs to an item itself, in a change as JSON and back: switches and restrictions by Google's field names, owners by address.</summary>
internal static class ItemText
{
    private const string WritersCanShare = "writersCanShare";
    private const string CopyRequiresWriter = "copyRequiresWriterPermission";
    private const string InheritedDisabled = "inheritedPermissionsDisabled";
    private const string FoldersByOrganizer = "sharingFoldersRequiresOrganizerPermission";
    private const string MembersOnly = "driveMembersOnly";
    private const string DomainUsersOnly = "domainUsersOnly";

    /// <summary>Writes the switches that are spoken of.</summary>
    public static void Write(Utf8JsonWriter json, string name, Switches switches)
    {
        json.WriteStartObject(name);
        Write(json, WritersCanShare, switches.Resharing);
        Write(json, CopyRequiresWriter, Not(switches.Download));
        Write(json, InheritedDisabled, switches.Limited);
        json.WriteEndObject();
    }

    /// <summary>Writes the restrictions that are spoken of.</summary>
    public static void Write(Utf8JsonWriter json, string name, Restrictions restrictions)
    {
        json.WriteStartObject(name);
        Write(json, FoldersByOrganizer, Not(restrictions.Resharing));
        Write(json, CopyRequiresWriter, Not(restrictions.Download));
        Write(json, MembersOnly, restrictions.MembersOnly);
        Write(json, DomainUsersOnly, restrictions.InternalOnly);
        json.WriteEndObject();
    }

    /// <summary>Writes a transfer: whose it was and is to be, and what the one had and the other keeps directly.</summary>
    public static void Write(Utf8JsonWriter json, Change.OwnerTransfer transfer, bool withGrantee)
    {
        json.WriteStartObject("before");
        json.WriteString("owner", transfer.From.Principal.Address);
        WriteState(json, "had", transfer.Had);
        if (withGrantee)
        {
            json.WriteString("grantee", transfer.From.Id);
        }

        json.WriteEndObject();
        json.WriteStartObject("after");
        json.WriteString("owner", transfer.To.Principal.Address);
        WriteState(json, "keeps", transfer.Keeps);
        json.WriteEndObject();
    }

    /// <summary>Reads switches.</summary>
    public static Switches ReadSwitches(JsonElement json, string name) => Part(json, name) is var part
        ? new Switches(Read(part, WritersCanShare), Not(Read(part, CopyRequiresWriter)), Read(part, InheritedDisabled))
        : default;

    /// <summary>Reads restrictions.</summary>
    public static Restrictions ReadRestrictions(JsonElement json, string name) => Part(json, name) is var part
        ? new Restrictions(Not(Read(part, FoldersByOrganizer)), Not(Read(part, CopyRequiresWriter)), Read(part, MembersOnly), Read(part, DomainUsersOnly))
        : Restrictions.None;

    /// <summary>Reads a transfer.</summary>
    public static Change.OwnerTransfer ReadTransfer(JsonElement json, ChangePlace at)
    {
        var (before, after) = (Part(json, "before"), Part(json, "after"));
        var (from, to) = (Principal.User(before.Text("owner")), Principal.User(after.Text("owner")));
        return new Change.OwnerTransfer(
            new Grantee(before.TextOrNull("grantee") ?? from.ToString(), from),
            new Grantee(json.TextOrNull("grantee") ?? to.ToString(), to),
            ReadState(before, "had"),
            ReadState(after, "keeps"))
        { Id = 0, Place = at };
    }

    private static JsonElement Part(JsonElement json, string name) =>
        json.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Object ? part : throw new FormatException($"`{name}` is missing.");

    private static void Write(Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } known)
        {
            json.WriteBoolean(name, known);
        }
    }

    private static bool? Read(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.True : null;

    private static bool? Not(bool? value) => value is { } known ? !known : null;

    private static void WriteState(Utf8JsonWriter json, string name, GrantState? state)
    {
        if (state is { } known)
        {
            json.WriteStartObject(name);
            json.WriteString("role", known.Role.Name());
            if (known.ExpiresAt is { } end)
            {
                json.WriteString("expirationTime", JsonText.Write(end));
            }

            json.WriteEndObject();
        }
    }

    private static GrantState? ReadState(JsonElement json, string name) =>
        !json.TryGetProperty(name, out var state) ? null
        : RoleNames.TryParse(state.Text("role"), out var role)
            ? new GrantState(role, false, state.TextOrNull("expirationTime") is { } end ? JsonText.ReadInstant(end) : null)
            : throw new FormatException($"`{name}` has no role.");
}
