using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reeve.Sandbox.Weather;

/// <summary>Reads a number of seconds or a text as the value of a header; seconds are written as a number again.</summary>
internal sealed class RetryAfterConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt64(out var seconds) => seconds.ToString(CultureInfo.InvariantCulture),
        JsonTokenType.String => reader.GetString(),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            writer.WriteNumberValue(seconds);
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }
}
