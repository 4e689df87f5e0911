using System.Text.Json;

namespace Reeve.Cli.Commands.Call;

/// <summary>What came of the call as one user.</summary>
/// <param name="Subject">The user.</param>
internal sealed record CallOutcome(string Subject)
{
    /// <summary>The answer's status; null if there was none.</summary>
    public int? Status { get; init; }

    /// <summary>The answer; null where it is a list or no JSON.</summary>
    public JsonElement? Body { get; init; }

    /// <summary>What is in the list; null where it is none.</summary>
    public IReadOnlyList<JsonElement>? Items { get; init; }

    /// <summary>An answer that is not JSON; null for none.</summary>
    public string? Text { get; init; }

    /// <summary>What is wrong, one sentence; null for nothing.</summary>
    public string? Error { get; init; }

    /// <summary>Writes the line.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("subject", Subject);
        if (Status is { } status) json.WriteNumber("status", status);
        else json.WriteNull("status");
        if (Error is not null) json.WriteString("error", Error);
        else WriteBody(json);
        json.WriteEndObject();
    }

    private void WriteBody(Utf8JsonWriter json)
    {
        json.WritePropertyName("body");
        if (Items is not null)
        {
            json.WriteStartArray();
            foreach (var item in Items) item.WriteTo(json);
            json.WriteEndArray();
        }
        else if (Body is { } body)
        {
            body.WriteTo(json);
        }
        else
        {
            json.WriteStringValue(Text);
        }
    }
}
