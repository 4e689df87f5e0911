using System.Text.Json;
using Reeve.Core.Reaching;
using Reeve.Core.Trees;
using Reeve.Engine.Asking;

namespace Reeve.Engine.Documents;

/// <summary>Who reaches an item as JSON, form <c>explain/1</c>.</summary>
public static class ExplainDocument
{
    /// <summary>What the form calls itself.</summary>
    public const string Version = "explain/1";

    /// <summary>Writes an answer as one object, indented.</summary>
    public static void Write(Stream to, Survey survey, ExplainAnswer answer)
    {
        using var json = new Utf8JsonWriter(to, JsonText.Indented);
        var item = answer.Item;
        json.WriteStartObject();
        json.WriteString("reeve", Version);
        json.WriteString("file", item.Id);
        json.WriteString("path", item.Path);
        json.WriteString("name", item.Name);
        json.WriteString("tree", answer.Crawl.Name);
        json.WriteString("owner", item.Owner);
        json.WriteBoolean("known", item.IsKnown);
        json.WriteBoolean("trashed", item.IsTrashed);
        json.WriteBoolean("shortcut", item.Kind == ItemKind.Shortcut);
        json.WriteString("readAt", JsonText.Write(answer.Crawl.ReadAt));
        json.WriteStartArray("access");
        foreach (var judged in answer.Access)
        {
            Write(json, judged);
        }

        json.WriteEndArray();
        WriteLimited(json, answer);
        json.WriteStartArray("keptOut");
        foreach (var kept in answer.Explanation.KeptOut)
        {
            json.WriteStartObject();
            json.WriteString("principal", kept.Principal.ToString());
            json.WriteString("role", kept.Role.Name());
            json.WriteString("by", kept.Bar.Name());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("changes");
        foreach (var change in answer.Changes)
        {
            ChangeText.Write(json, change, withGrantee: false);
        }

        json.WriteEndArray();
        ReachText.WriteList(json, "unknown", answer.Explanation.UnknownGroups);
        ReachText.WriteNotes(json, survey.Notes);
        json.WriteEndObject();
    }

    /// <summary>Writes one who reaches it as one line, for streams of lines.</summary>
    public static string Line(JudgedReacher judged) => ReachText.Line(json => Write(json, judged));

    private static void Write(Utf8JsonWriter json, JudgedReacher judged)
    {
        json.WriteStartObject();
        json.WriteString("principal", judged.Reacher.Principal.ToString());
        json.WriteString("role", judged.Reacher.Role.Name());
        if (judged.StateName is { } state)
        {
            json.WriteString("state", state);
        }

        ReachText.WriteVia(json, judged.Reacher.Ways);
        if (judged.Allowed is { } allowed)
        {
            json.WriteBoolean("allowed", allowed);
        }
        else
        {
            json.WriteNull("allowed");
        }

        json.WriteString("rule", judged.Rule);
        if (judged.Line is { } line)
        {
            json.WriteNumber("line", line);
        }

        json.WriteEndObject();
    }

    private static void WriteLimited(Utf8JsonWriter json, ExplainAnswer answer)
    {
        json.WriteStartArray("limited");
        foreach (var cut in answer.Explanation.Cuts)
        {
            json.WriteStartObject();
            json.WriteString("item", cut.Folder.Id);
            json.WriteString("path", cut.Folder.Path);
            json.WriteStartArray("cuts");
            foreach (var grant in cut.Grants)
            {
                json.WriteStartObject();
                json.WriteString("principal", grant.Principal.ToString());
                json.WriteString("role", grant.Role.Name());
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
