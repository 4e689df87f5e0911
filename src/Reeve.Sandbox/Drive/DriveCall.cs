using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Reeve.Sandbox.Drive.Masks;
using Reeve.Sandbox.Drive.Shapes;
using Reeve.Sandbox.State;
using Reeve.Sandbox.Weather;

namespace Reeve.Sandbox.Drive;

/// <summary>One authenticated call: who makes it, with which parameters and body. Used only under <see cref="Reeve.Sandbox.Company.Gate"/>.</summary>
internal sealed class DriveCall(Company company, Conditions conditions, Caller caller, HttpRequest request, ReadOnlyMemory<byte> body)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    private JsonElement? _json;

    public Company Company { get; } = company;

    public Switches Switches { get; } = conditions.Switches;

    public Caller Caller { get; } = caller;

    /// <summary>The address that the log names.</summary>
    public string Actor => Caller.Account.Label;

    /// <summary>Returns a segment of the path by its name in the route template.</summary>
    public string Route(string name) => (string)request.RouteValues[name]!;

    /// <summary>Returns a query parameter, the first where there are several; null if it is absent.</summary>
    public string? Query(string name) => request.Query.TryGetValue(name, out var values) ? values[0] ?? "" : null;

    /// <summary>Reads a parameter that is true or false, false where absent.</summary>
    public bool Flag(string name) => OptionalFlag(name) ?? false;

    /// <summary>Reads a parameter that is true or false, null where absent.</summary>
    public bool? OptionalFlag(string name) => Query(name) switch
    {
        null => null,
        "true" or "True" or "1" => true,
        "false" or "False" or "0" => false,
        var other => throw Refusals.NotOfType(name, "TYPE_BOOL", other),
    };

    /// <summary>Reads a whole number of at least 1; null where absent.</summary>
    public int? Count(string name, int max)
    {
        if (Query(name) is not { } text)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count))
        {
            throw Refusals.NotOfType(name, "TYPE_INT32", text);
        }

        return count >= 1 ? count : throw Refusals.OutOfRange(name, text, max);
    }

    /// <summary>Returns the wanted fields.</summary>
    public Mask Fields(Mask byDefault) => Query("fields") is { } text ? Mask.Parse(text) : byDefault;

    /// <summary>The body as a JSON object; an empty body counts as an empty object.</summary>
    public JsonElement Body => _json ??= ParseBody();

    /// <summary>True if the caller's program says that it knows shared drives; without it their items do not exist for it.</summary>
    public bool SupportsAllDrives => Flag("supportsAllDrives") || Flag("supportsTeamDrives");

    /// <summary>Returns an item that the caller can see, <c>root</c> being their own My Drive.</summary>
    public Item VisibleFile(string id)
    {
        var item = id == "root" ? Root() : Company.Items.Find(id);
        if (item is null || !Access.CanSee(item, Caller) || (item.Drive is not null && !SupportsAllDrives))
        {
            throw Refusals.FileNotFound(id);
        }

        return item;
    }

    /// <summary>Returns a shared drive that the caller is a member of.</summary>
    public SharedDrive MemberDrive(string id) =>
        Company.Items.FindDrive(id) is { } drive && Access.RoleOf(drive.Root, Caller) != Role.None ? drive : throw Refusals.DriveNotFound(id);

    /// <summary>True if the call is made as an administrator of the domain.</summary>
    /// <param name="refusal">What somebody who is none is told.</param>
    public bool AsAdministrator(Func<RefusedException> refusal) => Flag("useDomainAdminAccess")
        && (Reeve.Sandbox.Company.IsAdministrator(Caller.Account) ? true : throw refusal());

    /// <summary>Counts one more time that the caller shares.</summary>
    /// <exception cref="RefusedException">They have shared as often as they may.</exception>
    public void Share(Item item)
    {
        if (!conditions.Sharing.TryShare(Actor))
        {
            throw Refusals.SharingLimit(item.Id);
        }
    }

    /// <summary>Returns the caller's My Drive root.</summary>
    public Item Root() => Company.Items.RootOf(Caller.Account, Company.Clock.GetUtcNow());

    public FileView View(Item item) => new(Company, item, Caller, Switches.DetailsInFiles);

    /// <summary>Returns a text of the body; null where absent or null.</summary>
    public string? Text(string name) => Body.TryGetProperty(name, out var value) ? value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => null,
        _ => throw Refusals.NotOfType(name, "TYPE_STRING", value.GetRawText()),
    } : null;

    /// <summary>Returns a boolean of the body; null where absent or null.</summary>
    public bool? Bool(string name) => Body.TryGetProperty(name, out var value) ? value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        _ => throw Refusals.NotOfType(name, "TYPE_BOOL", value.GetRawText()),
    } : null;

    private JsonElement ParseBody()
    {
        if (body.IsEmpty)
        {
            return JsonElement.Parse("{}");
        }

        try
        {
            using var document = JsonDocument.Parse(body, Strict);

            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw Refusals.ParseError();
        }
        catch (JsonException)
        {
            throw Refusals.ParseError();
        }
    }
}
