using System.Buffers;
using System.Text;
using System.Text.Json;
using Reeve.Core.Trees;
using Reeve.Engine.Applying;
using Reeve.Engine.Documents;

namespace Reeve.Engine.Journaling;

/// <summary>Journal entries as text and back. The text is what the hash chain covers, so it is never rewritten.</summary>
internal static class EntryText
{
    /// <summary>The name of the kind of an entry.</summary>
    public static string KindOf(JournalEntry entry) => entry switch
    {
        JournalEntry.Started => "started",
        JournalEntry.Intent => "intent",
        JournalEntry.Ended => "ended",
        _ => "finished",
    };

    /// <summary>Writes an entry as one JSON object.</summary>
    public static string Write(JournalEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonText.Compact))
        {
            json.WriteStartObject();
            WriteBody(json, entry);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static JournalEntry Read(string kind, string text)
    {
        using var document = JsonDocument.Parse(text);
        var json = document.RootElement;
        return kind switch
        {
            "started" => new JournalEntry.Started(json.Text("kind"), json.Text("policy"), json.TextOrNull("reverses")),
            "intent" => new JournalEntry.Intent(
                json.Number("n"), json.Number("wave"), ChangeText.Read(json.GetProperty("change")),
                [.. json.GetProperty("above").EnumerateArray().Select(above => above.GetString()!)]),
            "ended" => new JournalEntry.Ended(
                json.Number("n"), Enum.Parse<OutcomeKind>(json.Text("outcome")), json.Text("code"), json.Text("message"), ChangeText.Read(json.GetProperty("change")),
                json.TextOrNull("grantee") is { } id && Principal.TryParse(json.Text("principal"), out var principal) ? new Grantee(id, principal) : null),
            _ => new JournalEntry.Finished(Enum.Parse<RunState>(json.Text("state")), json.Number("applied"), json.Number("failed")),
        };
    }

    private static void WriteBody(Utf8JsonWriter json, JournalEntry entry)
    {
        switch (entry)
        {
            case JournalEntry.Started started:
                json.WriteString("kind", started.Kind);
                json.WriteString("policy", started.Policy);
                json.WriteString("reverses", started.Reverses);
                break;
            case JournalEntry.Intent intent:
                json.WriteNumber("n", intent.Number);
                json.WriteNumber("wave", intent.Wave);
                json.WritePropertyName("change");
                ChangeText.Write(json, intent.Change, withGrantee: true);
                json.WriteStartArray("above");
                foreach (var above in intent.Above)
                {
                    json.WriteStringValue(above);
                }

                json.WriteEndArray();
                break;
            case JournalEntry.Ended ended:
                json.WriteNumber("n", ended.Number);
                json.WriteString("outcome", ended.Kind.ToString());
                json.WriteString("code", ended.Code);
                json.WriteString("message", ended.Message);
                json.WritePropertyName("change");
                ChangeText.Write(json, ended.Change, withGrantee: true);
                if (ended.Grantee is { } grantee)
                {
                    json.WriteString("grantee", grantee.Id);
                    json.WriteString("principal", grantee.Principal.ToString());
                }

                break;
            case JournalEntry.Finished finished:
                json.WriteString("state", finished.State.ToString());
                json.WriteNumber("applied", finished.Applied);
                json.WriteNumber("failed", finished.Failed);
                break;
        }
    }
}
