using System.Text.Json;

namespace Reeve.Zoom.Calls;

/// <summary>What the body of a refusal says, as far as it can be read.</summary>
/// <param name="Code">Zoom's number for it, such as 4711; null where there is none.</param>
/// <param name="Message">Zoom's sentence; null where there is none.</param>
/// <param name="Error">The token endpoint's word for it, such as <c>invalid_client</c>; null elsewhere.</param>
/// <remarks>Source: Zoom API, "Errors": <c>{"code","message","errors":[{"field","message"}]}</c>; Zoom OAuth: <c>{"reason","error"}</c>.</remarks>
internal sealed record ZoomErrorBody(int? Code, string? Message, string? Error)
{
    private static readonly ZoomErrorBody _unreadable = new(null, null, null);

    /// <summary>Reads a body of any kind.</summary>
    public static ZoomErrorBody Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;

            return root.ValueKind == JsonValueKind.Object
                ? new(Number(root, "code"), WithFields(root, Text(root, "message") ?? Text(root, "reason")), Text(root, "error"))
                : _unreadable;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return _unreadable;
        }
    }

    /// <summary>"Validation Failed." alone helps nobody: the fields are told too.</summary>
    private static string? WithFields(JsonElement root, string? message)
    {
        if (message is null || !root.TryGetProperty("errors", out var errors) || errors.ValueKind != JsonValueKind.Array) return message;

        var fields = errors.EnumerateArray()
            .Where(error => error.ValueKind == JsonValueKind.Object)
            .Select(error => $"{Text(error, "field")}: {Text(error, "message")}");

        return $"{message} {string.Join(' ', fields)}".TrimEnd();
    }

    private static int? Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : Text(parent, name) is { } text && int.TryParse(text, out number) ? number
        : null;

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
