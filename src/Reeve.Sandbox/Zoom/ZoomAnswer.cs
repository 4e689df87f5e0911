using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Reeve.Sandbox.Zoom;

/// <summary>What is sent back for one call.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">JSON; empty for none.</param>
internal sealed record ZoomAnswer(int Status, ReadOnlyMemory<byte> Body)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Headers besides those that every answer has.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>An answer without a body, as changes give it.</summary>
    public static ZoomAnswer Empty { get; } = new(StatusCodes.Status204NoContent, default);

    /// <summary>A success.</summary>
    /// <param name="write">Writes the members of the object.</param>
    public static ZoomAnswer Json(Action<Utf8JsonWriter> write) => Json(StatusCodes.Status200OK, write);

    /// <summary>A refusal of the API. Source: Zoom API, "Errors".</summary>
    public static ZoomAnswer Refusal(int status, int code, string message, params (string Field, string Message)[] fields) => Json(status, json =>
    {
        json.WriteNumber("code", code);
        json.WriteString("message", message);
        if (fields.Length == 0) return;

        json.WriteStartArray("errors");
        foreach (var (field, reason) in fields)
        {
            json.WriteStartObject();
            json.WriteString("field", field);
            json.WriteString("message", reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>A refusal of the token endpoint, which has a shape of its own. Source: Zoom, "OAuth error messages".</summary>
    public static ZoomAnswer TokenRefusal(string error, string reason, int status = StatusCodes.Status400BadRequest) => Json(status, json =>
    {
        json.WriteString("reason", reason);
        json.WriteString("error", error);
    });

    /// <summary>Sends it.</summary>
    public async Task SendAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        response.Headers["x-zm-trackingid"] = "v=2.0;clid=aw1;rid=WEB_" + Guid.NewGuid().ToString("N");
        foreach (var (name, value) in Headers) response.Headers[name] = value;
        if (Body.IsEmpty) return;

        response.ContentType = "application/json;charset=UTF-8";
        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body);
    }

    private static ZoomAnswer Json(int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return new(status, buffer.WrittenMemory);
    }
}
