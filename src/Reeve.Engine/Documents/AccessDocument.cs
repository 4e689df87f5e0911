using System.Collections.Immutable;
using System.Text.Json;
using Reeve.Core.Reaching;
using Reeve.Core.Trees;
using Reeve.Engine.Asking;

namespace Reeve.Engine.Documents;

/// <summary>What somebody reaches as JSON, form <c>access/1</c>.</summary>
public static class AccessDocument
{
    /// <summary>What the form calls itself.</summary>
    public const string Version = "access/1";

    /// <summary>Writes an answer as one object, indented.</summary>
    public static void Write(Stream to, Survey survey, AccessAnswer answer)
    {
        using var json = new Utf8JsonWriter(to, JsonText.Indented);
        json.WriteStartObject();
        json.WriteString("reeve", Version);
        json.WriteString("principal", answer.Principal.ToString());
        if (answer.StateName is { } state)
        {
            json.WriteString("state", state);
        }

        json.WriteString("readAt", JsonText.Write(survey.ReadAt));
        json.WriteStartArray("reaches");
        foreach (var (tree, holding) in answer.Reaches)
        {
            Write(json, tree, holding);
        }

        json.WriteEndArray();
        WriteCuts(json, answer.Trees);
        json.WriteStartArray("keptOut");
        foreach (var (tree, bar, items) in answer.KeptOut)
        {
            json.WriteStartObject();
            json.WriteString("tree", tree);
            json.WriteString("by", bar.Name());
            json.WriteNumber("items", items);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("unknown");
        json.WriteNumber("items", answer.UnknownItems);
        ReachText.WriteList(json, "groups", answer.UnknownGroups);
        json.WriteEndObject();
        ReachText.WriteNotes(json, survey.Notes);
        json.WriteStartObject("summary");
        json.WriteNumber("items", answer.Items);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes one entry as one line, for streams of lines.</summary>
    public static string Line(string tree, Holding holding) => ReachText.Line(json => Write(json, tree, holding));

    private static void Write(Utf8JsonWriter json, string tree, Holding holding)
    {
        json.WriteStartObject();
        json.WriteString("tree", tree);
        json.WriteString("file", holding.Item.Id);
        json.WriteString("path", holding.Item.Path);
        json.WriteString("role", holding.Role.Name());
        ReachText.WriteVia(json, holding.Ways);
        json.WriteNumber("items", holding.Items);
        json.WriteNumber("owned", holding.Owned);
        json.WriteEndObject();
    }

    private static void WriteCuts(Utf8JsonWriter json, ImmutableArray<TreeHoldings> trees)
    {
        json.WriteStartArray("cuts");
        foreach (var tree in trees)
        {
            foreach (var cut in tree.Holdings.CutOffs)
            {
                json.WriteStartObject();
                json.WriteString("tree", tree.Tree);
                json.WriteString("file", cut.Item.Id);
                json.WriteString("path", cut.Item.Path);
                json.WriteNumber("items", cut.Items);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }
}
