using System.Collections.Immutable;
using System.Text.Json;
using Reeve.Core.Reaching;
using Reeve.Core.Trees;

namespace Reeve.Engine.Documents;

/// <summary>Ways, and what is not known, as JSON.</summary>
public static class ReachText
{
    /// <summary>The name of a kind of way.</summary>
    public static string Name(WayKind kind) => kind switch
    {
        WayKind.Direct => "direct",
        WayKind.Inherited => "inherited",
        WayKind.Member => "member",
        WayKind.Group => "group",
        WayKind.Domain => "domain",
        _ => "link",
    };

    /// <summary>Writes <c>via</c>.</summary>
    internal static void WriteVia(Utf8JsonWriter json, ImmutableArray<Way> ways)
    {
        json.WriteStartArray("via");
        foreach (var way in ways)
        {
            json.WriteStartObject();
            json.WriteString("kind", Name(way.Kind));
            json.WriteString("item", way.From?.Id);
            json.WriteString("path", way.From?.Path);
            json.WriteString("principal", way.Granted.ToString());
            json.WriteString("role", way.Role.Name());
            if (way.Through.Length > 1)
            {
                WriteList(json, "through", way.Through);
            }

            if (way.Findable)
            {
                json.WriteBoolean("findable", true);
            }

            if (way.ExpiresAt is { } ends)
            {
                json.WriteString("expires", JsonText.Write(ends));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a list of principals.</summary>
    internal static void WriteList(Utf8JsonWriter json, string name, IEnumerable<Principal> principals)
    {
        json.WriteStartArray(name);
        foreach (var principal in principals)
        {
            json.WriteStringValue(principal.ToString());
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a list of sentences.</summary>
    internal static void WriteNotes(Utf8JsonWriter json, IEnumerable<string> notes)
    {
        json.WriteStartArray("notes");
        foreach (var note in notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
    }

    /// <summary>One value as one line.</summary>
    internal static string Line(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonText.Compact))
        {
            write(json);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
