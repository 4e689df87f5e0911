using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Reeve.Sandbox.Drive;

namespace Reeve.Sandbox.Storage;

/// <summary>What is sent back for one call.</summary>
/// <param name="Status">The HTTP status.</param>
internal sealed record StorageAnswer(int Status)
{
    public ReadOnlyMemory<byte> Body { get; init; }

    public string? ContentType { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Sent instead of <see cref="Body"/>, from where it stands, and disposed of; null for none.</summary>
    public Stream? Content { get; init; }

    /// <summary>How many bytes of <see cref="Content"/>; null for all, in chunks.</summary>
    public long? ContentLength { get; init; }

    public static StorageAnswer Json(JsonNode value, int status = 200) => new(status)
    {
        Body = Encoding.UTF8.GetBytes(value.ToJsonString()),
        ContentType = "application/json; charset=UTF-8",
    };

    public static StorageAnswer Refused(StorageRefusal refusal) => Refused(refusal.Error);

    public static StorageAnswer Refused(GoogleError error) => new(error.Status)
    {
        Body = error.Body(),
        ContentType = "application/json; charset=UTF-8",
        Headers = error.Challenge is { } challenge ? [("WWW-Authenticate", challenge)] : [],
    };

    /// <summary>Sends it.</summary>
    public async Task SendAsync(HttpContext http)
    {
        var response = http.Response;
        response.StatusCode = Status;
        response.ContentType = ContentType;
        foreach (var (name, value) in Headers)
        {
            response.Headers.Append(name, value);
        }

        await using var content = Content;
        if (content is null)
        {
            response.ContentLength = Status is 204 or 304 ? null : Body.Length;
            await response.Body.WriteAsync(Body, http.RequestAborted);

            return;
        }

        response.ContentLength = ContentLength;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await SendAsync(content, response.BodyWriter.AsStream(leaveOpen: true), ContentLength ?? long.MaxValue, http.RequestAborted);
        }
    }

    private static async Task SendAsync(Stream content, Stream output, long length, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (length > 0)
        {
            var read = await content.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, length)), cancellationToken);
            if (read == 0)
            {
                return;
            }

            await output.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            length -= read;
        }
    }
}
