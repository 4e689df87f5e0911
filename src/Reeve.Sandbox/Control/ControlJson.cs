using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reeve.Sandbox.Control;

/// <summary>The JSON of the control API: strict when read, indented when written.</summary>
internal static class ControlJson
{
    private static readonly JsonSerializerOptions Wire = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DictionaryKeyPolicy = null,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Returns a value as UTF-8 text.</summary>
    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Wire);

    /// <summary>Reads a value.</summary>
    /// <exception cref="FormatException">It is not of the form wanted; the message says where.</exception>
    public static async Task<T> ReadAsync<T>(Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(stream, Wire, cancellationToken) ?? throw new FormatException("There is nothing but `null`.");
        }
        catch (JsonException failure)
        {
            throw new FormatException(Explain(failure), failure);
        }
    }

    // The runtime's own messages name its types, which mean nothing to whoever wrote the document.
    private static string Explain(JsonException failure)
    {
        var where = $"line {(failure.LineNumber ?? 0) + 1}, byte {(failure.BytePositionInLine ?? 0) + 1}";

        return failure.InnerException is JsonException ? $"This is not JSON, at {where}."
            : failure.Path is null or "$" ? $"This is not of the form that is wanted, or a member is missing, at {where}."
            : $"`{failure.Path.TrimStart('$').TrimStart('.')}` is a member that does not exist here, or its value is not of the right kind, at {where}.";
    }
}
