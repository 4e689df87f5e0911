using System.Globalization;
using System.Text.Json;
using Reeve.Google.Drive.Wire;
using Reeve.Http.Paging;

namespace Reeve.Google.Directory.Wire;

/// <summary>Reads the Directory's answers. Unknown fields are passed over; a list that is empty is absent.</summary>
/// <remarks>Source: Directory API v1, resources "users", "groups", "members", "domains" and "orgunits".</remarks>
internal static class DirectoryReader
{
    private delegate T ObjectReader<out T>(ref Utf8JsonReader reader);

    /// <summary>Reads a page of users.</summary>
    public static Page<IReadOnlyList<DirectoryUser>> ReadUsers(ReadOnlySpan<byte> body) => ReadPage(body, "users"u8, ReadUser);

    /// <summary>Reads one user.</summary>
    public static DirectoryUser ReadUser(ReadOnlySpan<byte> body) => ReadOne(body, ReadUser);

    /// <summary>Reads a page of groups.</summary>
    public static Page<IReadOnlyList<DirectoryGroup>> ReadGroups(ReadOnlySpan<byte> body) => ReadPage(body, "groups"u8, ReadGroup);

    /// <summary>Reads one group.</summary>
    public static DirectoryGroup ReadGroup(ReadOnlySpan<byte> body) => ReadOne(body, ReadGroup);

    /// <summary>Reads a page of members.</summary>
    public static Page<IReadOnlyList<DirectoryMember>> ReadMembers(ReadOnlySpan<byte> body) => ReadPage(body, "members"u8, ReadMember);

    /// <summary>Reads all domains.</summary>
    public static IReadOnlyList<DirectoryDomain> ReadDomains(ReadOnlySpan<byte> body) => ReadPage(body, "domains"u8, ReadDomain).Content;

    /// <summary>Reads all organisational units.</summary>
    public static IReadOnlyList<DirectoryOrgUnit> ReadOrgUnits(ReadOnlySpan<byte> body) => ReadPage(body, "organizationUnits"u8, ReadOrgUnit).Content;

    private static T ReadOne<T>(ReadOnlySpan<byte> body, ObjectReader<T> read)
    {
        var reader = WireJson.Begin(body);
        var one = read(ref reader);
        WireJson.End(ref reader);

        return one;
    }

    private static Page<IReadOnlyList<T>> ReadPage<T>(ReadOnlySpan<byte> body, ReadOnlySpan<byte> list, ObjectReader<T> read)
    {
        var reader = WireJson.Begin(body);
        IReadOnlyList<T> items = [];
        string? next = null;
        while (WireJson.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals(list)) items = ReadList(ref reader, read);
            else if (reader.ValueTextEquals("nextPageToken"u8)) next = WireJson.Text(ref reader);
            else WireJson.Skip(ref reader);
        }

        WireJson.End(ref reader);

        return new(items, next);
    }

    private static List<T> ReadList<T>(ref Utf8JsonReader reader, ObjectReader<T> read)
    {
        var items = new List<T>();
        if (!WireJson.EnterArray(ref reader)) return items;

        while (WireJson.NextObject(ref reader)) items.Add(read(ref reader));

        return items;
    }

    private static DirectoryUser ReadUser(ref Utf8JsonReader reader)
    {
        string? id = null, email = null, unit = null;
        bool? suspended = null, archived = null, admin = null, delegated = null;
        DateTimeOffset? deletedAt = null;
        var aliases = new List<string>();
        while (WireJson.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("id"u8)) id = WireJson.Text(ref reader);
            else if (reader.ValueTextEquals("primaryEmail"u8)) email = Address(ref reader);
            else if (reader.ValueTextEquals("aliases"u8) || reader.ValueTextEquals("nonEditableAliases"u8)) AddAddresses(ref reader, aliases);
            else if (reader.ValueTextEquals("suspended"u8)) suspended = WireJson.Flag(ref reader);
            else if (reader.ValueTextEquals("archived"u8)) archived = WireJson.Flag(ref reader);
            else if (reader.ValueTextEquals("isAdmin"u8)) admin = WireJson.Flag(ref reader);
            else if (reader.ValueTextEquals("isDelegatedAdmin"u8)) delegated = WireJson.Flag(ref reader);
            else if (reader.ValueTextEquals("orgUnitPath"u8)) unit = WireJson.Text(ref reader);
            else if (reader.ValueTextEquals("deletionTime"u8)) deletedAt = WireJson.Instant(ref reader);
            else WireJson.Skip(ref reader);
        }

        return new(
            WireJson.Required(id, "id"),
            WireJson.Required(email, "primaryEmail"),
            aliases,
            suspended ?? false,
            archived ?? false,
            admin ?? false,
            delegated ?? false,
            unit ?? "",
            deletedAt);
    }

    private static DirectoryGroup ReadGroup(ref Utf8JsonReader reader)
    {
        string? id = null, email = null, count = null;
        var aliases = new List<string>();
        while (WireJson.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("id"u8)) id = WireJson.Text(ref reader);
            else if (reader.ValueTextEquals("email"u8)) email = Address(ref reader);
            else if (reader.ValueTextEquals("aliases"u8) || reader.ValueTextEquals("nonEditableAliases"u8)) AddAddresses(ref reader, aliases);
            else if (reader.ValueTextEquals("directMembersCount"u8)) count = WireJson.Text(ref reader);
            else WireJson.Skip(ref reader);
        }

        return new(WireJson.Required(id, "id"), WireJson.Required(email, "email"), aliases, Count(count));
    }

    private static DirectoryMember ReadMember(ref Utf8JsonReader reader)
    {
        string? id = null, email = null, type = null, role = null, status = null;
        while (WireJson.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("id"u8)) id = WireJson.Text(ref reader);
            else if (reader.ValueTextEquals("email"u8)) email = Address(ref reader);
            else if (reader.ValueTextEquals("type"u8)) type = WireJson.Text(ref reader);
            else if (reader.ValueTextEquals("role"u8)) role = WireJson.Text(ref reader);
            else if (reader.ValueTextEquals("status"u8)) status = WireJson.Text(ref reader);
            else WireJson.Skip(ref reader);
        }

        return new(WireJson.Required(id ?? email, "id"), email, MemberType(type), role ?? "", status ?? "");
    }

    private static DirectoryDomain ReadDomain(ref Utf8JsonReader reader)
    {
        string? name = null;
        bool? primary = null, verified = null;
        IReadOnlyList<string> aliases = [];
        while (WireJson.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("domainName"u8)) name = Address(ref reader);
            else if (reader.ValueTextEquals("isPrimary"u8)) primary = WireJson.Flag(ref reader);
            else if (reader.ValueTextEquals("verified"u8)) verified = WireJson.Flag(ref reader);
            else if (reader.ValueTextEquals("domainAliases"u8)) aliases = [.. ReadList(ref reader, ReadDomainAlias).OfType<string>()];
            else WireJson.Skip(ref reader);
        }

        return new(WireJson.Required(name, "domainName"), primary ?? false, verified ?? false, aliases);
    }

    /// <summary>Reads a domain's alias; null for one that was not verified.</summary>
    private static string? ReadDomainAlias(ref Utf8JsonReader reader)
    {
        string? name = null;
        bool? verified = null;
        while (WireJson.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("domainAliasName"u8)) name = Address(ref reader);
            else if (reader.ValueTextEquals("verified"u8)) verified = WireJson.Flag(ref reader);
            else WireJson.Skip(ref reader);
        }

        return verified == true ? WireJson.Required(name, "domainAliasName") : null;
    }

    private static DirectoryOrgUnit ReadOrgUnit(ref Utf8JsonReader reader)
    {
        string? id = null, path = null;
        while (WireJson.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("orgUnitId"u8)) id = WireJson.Text(ref reader);
            else if (reader.ValueTextEquals("orgUnitPath"u8)) path = WireJson.Text(ref reader);
            else WireJson.Skip(ref reader);
        }

        return new(WireJson.Required(id, "orgUnitId"), WireJson.Required(path, "orgUnitPath"));
    }

    private static DirectoryMemberType MemberType(string? type) => type switch
    {
        "USER" => DirectoryMemberType.User,
        "GROUP" => DirectoryMemberType.Group,
        "CUSTOMER" => DirectoryMemberType.Customer,
        "EXTERNAL" => DirectoryMemberType.External,
        _ => DirectoryMemberType.Other,
    };

    /// <summary>Addresses and domains are the same in any case; here they are in lower case. Empty is none.</summary>
    private static string? Address(ref Utf8JsonReader reader) => WireJson.Text(ref reader) is { Length: > 0 } text ? text.ToLowerInvariant() : null;

    private static void AddAddresses(ref Utf8JsonReader reader, List<string> addresses)
    {
        foreach (var address in WireJson.Texts(ref reader)) addresses.Add(address.ToLowerInvariant());
    }

    private static long Count(string? text) =>
        text is null ? 0
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count
        : throw new JsonException("`directMembersCount` is not a number.");
}
