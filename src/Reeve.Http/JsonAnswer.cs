using System.Text.Json;

namespace Reeve.Http;

/// <summary>Reads a body as JSON, whatever it says.</summary>
public static class JsonAnswer
{
    /// <summary>Returns the body, <c>null</c> in JSON's sense where there is none.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var body = await PooledBody.ReadAsync(response.Content, cancellationToken);

        return body.Memory.IsEmpty ? JsonElement.Parse("null") : JsonElement.Parse(body.Memory.Span);
    }
}
