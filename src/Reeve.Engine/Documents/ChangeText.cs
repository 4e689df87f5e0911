using System.Text.Json;
using Reeve.Core.Planning;
using Reeve.Core.Trees;

namespace Reeve.Engine.Documents;

/// <summary>A change as JSON and back; <c>before</c> and <c>after</c> hold only what changes.</summary>
internal static class ChangeText
{
    /// <summary>Writes a change.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="change">What.</param>
    /// <param name="withGrantee">Whether to tell the permission id, the phase and what stays the same too, as a journal needs and a plan does not.</param>
    public static void Write(Utf8JsonWriter json, Change change, bool withGrantee)
    {
        json.WriteStartObject();
        json.WriteNumber("id", change.Id);
        json.WriteString("tree", change.Tree);
        json.WriteString("file", change.File);
        json.WriteString("path", change.Path);
        json.WriteString("actor", change.Actor);
        json.WriteString("op", change.Op);
        json.WriteString("principal", change.Principal?.ToString());
        switch (change)
        {
            case Change.GrantCreate create:
                json.WriteNull("before");
                Write(json, "after", create.After, default, isWhole: true);
                break;
            case Change.GrantUpdate update:
                Write(json, "before", update.Before, update.After, isWhole: withGrantee);
                Write(json, "after", update.After, update.Before, isWhole: withGrantee);
                break;
            case Change.GrantDelete delete:
                Write(json, "before", delete.Before, default, isWhole: true);
                json.WriteNull("after");
                break;
            case Change.FileUpdate update:
                ItemText.Write(json, "before", update.Before);
                ItemText.Write(json, "after", update.After);
                break;
            case Change.DriveUpdate update:
                ItemText.Write(json, "before", update.Before);
                ItemText.Write(json, "after", update.After);
                break;
            case Change.OwnerTransfer transfer:
                ItemText.Write(json, transfer, withGrantee);
                break;
        }

        json.WriteString("why", change.Why);
        if (withGrantee)
        {
            json.WriteString("phase", change.Phase.ToString());
            json.WriteString("grantee", GranteeIdOf(change));
            if (change.Place.AsAdmin)
            {
                json.WriteBoolean("asAdmin", true);
            }

            if (change.Place.Admin is { } admin)
            {
                json.WriteString("admin", admin);
            }
        }

        json.WriteEndObject();
    }

    /// <summary>Reads a change.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static Change Read(JsonElement json)
    {
        var phase = Enum.TryParse<Phase>(json.TextOrNull("phase"), out var known) ? known : Phase.Take;
        var at = new ChangePlace(json.Text("tree"), json.Text("file"), json.Text("path"), json.Text("actor"), phase, json.Text("why"))
        {
            AsAdmin = json.TryGetProperty("asAdmin", out var asAdmin) && asAdmin.ValueKind == JsonValueKind.True,
            Admin = json.TextOrNull("admin"),
        };
        var change = json.Text("op") switch
        {
            Ops.FileUpdate => new Change.FileUpdate(ItemText.ReadSwitches(json, "before"), ItemText.ReadSwitches(json, "after")) { Id = 0, Place = at },
            Ops.DriveUpdate => new Change.DriveUpdate(ItemText.ReadRestrictions(json, "before"), ItemText.ReadRestrictions(json, "after")) { Id = 0, Place = at },
            Ops.OwnerTransfer => ItemText.ReadTransfer(json, at),
            Ops.GrantCreate => Change.OfGrant(at, GranteeOf(json), null, StateOf(json, "after", default)),
            Ops.GrantUpdate when StateOf(json, "before", default) is var before => Change.OfGrant(at, GranteeOf(json), before, StateOf(json, "after", before)),
            Ops.GrantDelete => Change.OfGrant(at, GranteeOf(json), StateOf(json, "before", default), null),
            var other => throw new FormatException($"`{other}` is not something this version of Reeve does."),
        };

        return change with { Id = json.Number("id") };
    }

    /// <summary>Writes what differs from another state, though it be that there is none any more; whole, also all else that is something.</summary>
    private static void Write(Utf8JsonWriter json, string name, GrantState state, GrantState other, bool isWhole)
    {
        json.WriteStartObject(name);
        if (isWhole || other.Role != state.Role)
        {
            json.WriteString("role", state.Role.Name());
        }

        if ((isWhole && state.Findable) || other.Findable != state.Findable)
        {
            json.WriteBoolean("allowFileDiscovery", state.Findable);
        }

        if ((isWhole && state.ExpiresAt is not null) || other.ExpiresAt != state.ExpiresAt)
        {
            json.WriteString("expirationTime", state.ExpiresAt is { } at ? JsonText.Write(at) : null);
        }

        json.WriteEndObject();
    }

    private static string? GranteeIdOf(Change change) => change switch
    {
        Change.GrantCreate create => create.GranteeId,
        Change.GrantUpdate update => update.Grantee.Id,
        Change.GrantDelete delete => delete.Grantee.Id,
        Change.OwnerTransfer transfer => transfer.To.Id,
        _ => null,
    };

    private static Grantee GranteeOf(JsonElement json) => Principal.TryParse(json.Text("principal"), out var principal)
        ? new Grantee(json.TextOrNull("grantee") ?? principal.ToString(), principal)
        : throw new FormatException("`principal` is not one.");

    private static GrantState StateOf(JsonElement json, string name, GrantState other)
    {
        if (!json.TryGetProperty(name, out var state) || state.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"`{name}` is missing.");
        }

        return new GrantState(
            state.TextOrNull("role") is { } text && RoleNames.TryParse(text, out var role) ? role : other.Role,
            state.TryGetProperty("allowFileDiscovery", out var findable) ? findable.ValueKind == JsonValueKind.True : other.Findable,
            state.TryGetProperty("expirationTime", out var at) ? (at.ValueKind == JsonValueKind.String ? JsonText.ReadInstant(at.GetString()!) : null) : other.ExpiresAt);
    }
}
