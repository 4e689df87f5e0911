using System.Buffers;
using System.Text.Json;
using Reeve.Sandbox.Drive.Masks;

namespace Reeve.Sandbox.Drive;

/// <summary>What is sent back for one call.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">Empty for none.</param>
internal sealed record DriveAnswer(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>An answer without a body, as deletions give it.</summary>
    public static readonly DriveAnswer Empty = new(204, default);

    public string ContentType { get; init; } = "application/json; charset=UTF-8";

    public string? Challenge { get; init; }

    /// <summary>Returns a value written by a mask's writer.</summary>
    public static DriveAnswer Json<T>(MemberWriter<T> write, T value)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            write(json, value);
        }

        return new DriveAnswer(200, buffer.WrittenMemory);
    }

    public static DriveAnswer Refusal(GoogleError error) => new(error.Status, error.Body())
    {
        Challenge = error.Challenge,
    };
}
