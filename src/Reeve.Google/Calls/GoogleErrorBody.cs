using System.Text.Json;

namespace Reeve.Google.Calls;

/// <summary>What the body of a refusal says, as far as it can be read.</summary>
/// <param name="Reason">Google's word for it: <c>errors[0].reason</c>, else <c>details[].reason</c>, else null.</param>
/// <param name="Message">Google's sentence: <c>errors[0].message</c>, which says more than the outer one; null for HTML and the like.</param>
/// <param name="Location">The parameter it is about; null if none is named.</param>
/// <remarks>Source: Drive API v3, "Resolve errors"; google.rpc.ErrorInfo for answers of the front end.</remarks>
internal sealed record GoogleErrorBody(string? Reason, string? Message, string? Location)
{
    private static readonly GoogleErrorBody _unreadable = new(null, null, null);

    /// <summary>Reads a body of any kind.</summary>
    /// <param name="body">The body as sent.</param>
    public static GoogleErrorBody Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);

            return Find(document.RootElement, "error") is { ValueKind: JsonValueKind.Object } error ? Read(error) : _unreadable;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return _unreadable; // HTML, nothing, a half: all are seen with 5xx. A lone surrogate cannot be read either.
        }
    }

    private static GoogleErrorBody Read(JsonElement error)
    {
        var first = Items(error, "errors").FirstOrDefault();

        return new(
            Text(first, "reason") ?? Items(error, "details").Select(detail => Text(detail, "reason")).FirstOrDefault(reason => reason is not null),
            Text(first, "message") ?? Text(error, "message"),
            Text(first, "location"));
    }

    private static JsonElement[] Items(JsonElement parent, string name) =>
        Find(parent, name) is { ValueKind: JsonValueKind.Array } array ? [.. array.EnumerateArray()] : [];

    private static string? Text(JsonElement parent, string name) =>
        Find(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Find(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : null;
}
