using System.Globalization;
using System.Text.Json;
using Reeve.Google.Drive.Wire;

namespace Reeve.Google.Storage.Wire;

/// <summary>Reads objects. Source: Cloud Storage JSON API, resource "objects"; its whole numbers of 64 bits are texts.</summary>
internal static class StoredObjectReader
{
    /// <summary>Reads one object.</summary>
    /// <param name="body">The answer's body.</param>
    public static StoredObject Read(ReadOnlySpan<byte> body)
    {
        var reader = WireJson.Begin(body);
        string? bucket = null, name = null, generation = null, size = null, crc32c = null;
        while (WireJson.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("bucket"u8)) bucket = WireJson.Text(ref reader);
            else if (reader.ValueTextEquals("name"u8)) name = WireJson.Text(ref reader);
            else if (reader.ValueTextEquals("generation"u8)) generation = WireJson.Text(ref reader);
            else if (reader.ValueTextEquals("size"u8)) size = WireJson.Text(ref reader);
            else if (reader.ValueTextEquals("crc32c"u8)) crc32c = WireJson.Text(ref reader);
            else WireJson.Skip(ref reader);
        }

        WireJson.End(ref reader);

        return new(
            WireJson.Required(bucket, "bucket"),
            WireJson.Required(name, "name"),
            Number(generation, "generation"),
            Number(size, "size"),
            WireJson.Required(crc32c, "crc32c"));
    }

    private static long Number(string? text, string name) =>
        long.TryParse(WireJson.Required(text, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new JsonException($"`{name}` is not a number.");
}
