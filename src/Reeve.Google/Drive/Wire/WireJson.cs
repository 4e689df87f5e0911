using System.Text.Json;

namespace Reeve.Google.Drive.Wire;

/// <summary>Steps through JSON one value at a time. A value of the wrong kind is a <see cref="JsonException"/>, whatever it is.</summary>
/// <remarks>Before each call the reader stands on the property's name; after it, on the last token of its value.</remarks>
internal static class WireJson
{
    /// <summary>Begins a body, which must be an object.</summary>
    public static Utf8JsonReader Begin(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();

        return reader.TokenType == JsonTokenType.StartObject ? reader : throw Unexpected(ref reader);
    }

    /// <summary>Makes sure that nothing follows the body's object.</summary>
    public static void End(ref Utf8JsonReader reader)
    {
        if (reader.Read()) throw Unexpected(ref reader);
    }

    /// <summary>Moves to the next property's name; false at the end of the object.</summary>
    public static bool NextProperty(ref Utf8JsonReader reader)
    {
        reader.Read();

        return reader.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Moves into the property's object; false if it is null.</summary>
    public static bool EnterObject(ref Utf8JsonReader reader) => Enter(ref reader, JsonTokenType.StartObject);

    /// <summary>Moves into the property's array; false if it is null.</summary>
    public static bool EnterArray(ref Utf8JsonReader reader) => Enter(ref reader, JsonTokenType.StartArray);

    /// <summary>Moves into the array's next object; false at the end of the array.</summary>
    public static bool NextObject(ref Utf8JsonReader reader)
    {
        reader.Read();

        return reader.TokenType switch
        {
            JsonTokenType.StartObject => true,
            JsonTokenType.EndArray => false,
            _ => throw Unexpected(ref reader),
        };
    }

    /// <summary>Passes over the property's value, of any kind.</summary>
    public static void Skip(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    /// <summary>Reads a text that hardly comes twice.</summary>
    public static string? Text(ref Utf8JsonReader reader) => NextIsText(ref reader) ? Decode(ref reader) : null;

    /// <summary>Reads a text that comes again and again.</summary>
    public static string? Text(ref Utf8JsonReader reader, StringPool pool) => NextIsText(ref reader) ? Pooled(ref reader, pool) : null;

    /// <summary>Reads the texts of an array; none if it is null.</summary>
    public static List<string> Texts(ref Utf8JsonReader reader)
    {
        var texts = new List<string>();
        if (!EnterArray(ref reader)) return texts;

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            texts.Add(reader.TokenType == JsonTokenType.String ? Decode(ref reader) : throw Unexpected(ref reader));

        return texts;
    }

    /// <summary>Reads the first text of an array; null if it is empty.</summary>
    public static string? FirstText(ref Utf8JsonReader reader, StringPool pool)
    {
        string? first = null;
        if (!EnterArray(ref reader)) return first;

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String) throw Unexpected(ref reader);
            first ??= Pooled(ref reader, pool);
        }

        return first;
    }

    /// <summary>Reads a truth value.</summary>
    public static bool? Flag(ref Utf8JsonReader reader)
    {
        reader.Read();

        return reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.Null => null,
            _ => throw Unexpected(ref reader),
        };
    }

    /// <summary>Reads a time. Source: RFC 3339.</summary>
    public static DateTimeOffset? Instant(ref Utf8JsonReader reader)
    {
        if (!NextIsText(ref reader)) return null;

        return reader.TryGetDateTimeOffset(out var instant) ? instant.ToUniversalTime() : throw Unexpected(ref reader);
    }

    /// <summary>Reads a whole body as it is.</summary>
    public static JsonElement ReadElement(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        var element = JsonElement.ParseValue(ref reader);
        End(ref reader);

        return element;
    }

    /// <summary>Returns a value that must be there.</summary>
    public static string Required(string? value, string name) => value ?? throw new JsonException($"There is no `{name}`.");

    private static bool Enter(ref Utf8JsonReader reader, JsonTokenType start)
    {
        reader.Read();

        return reader.TokenType == start || (reader.TokenType == JsonTokenType.Null ? false : throw Unexpected(ref reader));
    }

    private static bool NextIsText(ref Utf8JsonReader reader)
    {
        reader.Read();

        return reader.TokenType switch
        {
            JsonTokenType.String => true,
            JsonTokenType.Null => false,
            _ => throw Unexpected(ref reader),
        };
    }

    private static string Pooled(ref Utf8JsonReader reader, StringPool pool) =>
        reader.ValueIsEscaped ? Decode(ref reader) : pool.Get(reader.ValueSpan);

    private static string Decode(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("A text is not valid Unicode.", exception);
        }
    }

    private static JsonException Unexpected(ref Utf8JsonReader reader) => new($"A {reader.TokenType} is not expected at byte {reader.TokenStartIndex}.");
}
