using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Reeve.Core.Reaching;
using Reeve.Core.Trees;
using Reeve.Engine.Asking;

namespace Reeve.Engine.Documents;

/// <summary>An audit as JSON, form <c>audit/1</c>.</summary>
public static class AuditDocument
{
    /// <summary>What the form calls itself.</summary>
    public const string Version = "audit/1";

    /// <summary>Writes an audit as one object, indented.</summary>
    public static void Write(Stream to, Survey survey, Audit audit)
    {
        using var json = new Utf8JsonWriter(to, JsonText.Indented);
        Write(json, survey, audit);
    }

    /// <summary>Writes one exposure as one line, for streams of lines.</summary>
    public static string Line(Exposure exposure) => ReachText.Line(json => Write(json, exposure));

    private static void Write(Utf8JsonWriter json, Survey survey, Audit audit)
    {
        json.WriteStartObject();
        json.WriteString("reeve", Version);
        json.WriteString("readAt", JsonText.Write(survey.ReadAt));
        json.WriteStartArray("trees");
        foreach (var (tree, crawl) in audit.Trees.Zip(survey.Crawls))
        {
            json.WriteStartObject();
            json.WriteString("name", tree.Name);
            json.WriteString("root", tree.Root);
            json.WriteNumber("items", tree.Items);
            json.WriteNumber("unknown", tree.Unknown);
            json.WriteNumber("trashed", tree.Trashed);
            json.WriteString("readAt", JsonText.Write(crawl.ReadAt));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("exposures");
        foreach (var exposure in audit.Exposures)
        {
            Write(json, exposure);
        }

        json.WriteEndArray();
        json.WriteStartArray("keptOut");
        foreach (var kept in audit.KeptOut)
        {
            Write(json, kept);
        }

        json.WriteEndArray();
        WriteUnknown(json, audit);
        ReachText.WriteNotes(json, survey.Notes);
        WriteSummary(json, audit);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Exposure exposure)
    {
        json.WriteStartObject();
        json.WriteString("tree", exposure.Tree);
        json.WriteString("file", exposure.Item.Id);
        json.WriteString("path", exposure.Item.Path);
        json.WriteString("principal", exposure.Principal?.ToString());
        json.WriteString("role", exposure.Principal is null ? null : exposure.Role.Name());
        json.WriteString("kind", exposure.Kind.Name());
        json.WriteBoolean("direct", exposure.IsDirect);
        json.WriteString("via", exposure.Via);
        json.WriteNumber("items", exposure.Items);
        json.WriteString("owner", exposure.Item.Owner);
        if (exposure.ExpiresAt is { } ends)
        {
            json.WriteString("expires", JsonText.Write(ends));
        }

        if (exposure.Until is { } until)
        {
            json.WriteString("until", until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        if (exposure.Outsiders.Length > 0)
        {
            ReachText.WriteList(json, "outsiders", exposure.Outsiders);
        }

        if (exposure.KeptOutBy is { } bar)
        {
            json.WriteString("keptOutBy", bar.Name());
        }

        json.WriteEndObject();
    }

    private static void WriteUnknown(Utf8JsonWriter json, Audit audit)
    {
        json.WriteStartArray("unknown");
        foreach (var unknown in audit.Unknown)
        {
            json.WriteStartObject();
            json.WriteString("tree", unknown.Tree);
            json.WriteString("file", unknown.Item.Id);
            json.WriteString("path", unknown.Item.Path);
            json.WriteEndObject();
        }

        foreach (var group in audit.UnknownGroups)
        {
            json.WriteStartObject();
            json.WriteString("principal", group.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSummary(Utf8JsonWriter json, Audit audit)
    {
        var summary = audit.Summary;
        var kinds = summary.ByKind.ToDictionary(total => total.Name, StringComparer.Ordinal);
        json.WriteStartObject("summary");
        json.WriteNumber("items", summary.Items);
        json.WriteNumber("exposed", summary.Exposed);
        json.WriteNumber("exposures", audit.Exposures.Length);
        WriteTotals(json, "byKind",
        [
            .. ExposureKinds.All.Select(kind => kinds.GetValueOrDefault(kind.Name(), new AuditTotal(kind.Name(), 0, 0))),
            new AuditTotal("unknown", audit.Unknown.Length + audit.UnknownGroups.Length, audit.Unknown.Length),
        ]);
        WriteTotals(json, "byTree", summary.ByTree);
        WriteTotals(json, "byOwner", summary.ByOwner);
        WriteTotals(json, "byDomain", summary.ByDomain);
        json.WriteEndObject();
    }

    private static void WriteTotals(Utf8JsonWriter json, string name, ImmutableArray<AuditTotal> totals)
    {
        json.WriteStartObject(name);
        foreach (var total in totals)
        {
            json.WriteStartObject(total.Name);
            json.WriteNumber("exposures", total.Exposures);
            json.WriteNumber("items", total.Items);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
