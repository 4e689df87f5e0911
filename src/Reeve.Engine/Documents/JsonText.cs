using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Reeve.Engine.Documents;

/// <summary>How JSON is written and read everywhere here.</summary>
internal static class JsonText
{
    /// <summary>One line, for stores and streams.</summary>
    public static JsonWriterOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Indented, for people and files.</summary>
    public static JsonWriterOptions Indented { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    /// <summary>An instant, UTC, to the second or finer if it has a finer part.</summary>
    public static string Write(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads an instant.</summary>
    public static DateTimeOffset ReadInstant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>A text that has to be there.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static string Text(this JsonElement json, string name) => json.TextOrNull(name) ?? throw new FormatException($"`{name}` is missing.");

    /// <summary>A text, or null.</summary>
    public static string? TextOrNull(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A whole number that has to be there.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static int Number(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : throw new FormatException($"`{name}` is missing.");
}
