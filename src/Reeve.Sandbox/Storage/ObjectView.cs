using System.Text.Json.Serialization;

namespace Reeve.Sandbox.Storage;

/// <summary>An object as it lies in a bucket.</summary>
/// <param name="Name">Its name; any text, slashes included.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Crc32C">The CRC-32C in base64, big-endian.</param>
/// <param name="Md5">The MD5 in base64.</param>
/// <param name="Generation">Greater for every write than for the one before, in the whole sandbox.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Metadata">The uploader's own entries; may be empty.</param>
public sealed record ObjectView(
    string Name, long Size, [property: JsonPropertyName("crc32c")] string Crc32C, string Md5, long Generation, string ContentType, IReadOnlyDictionary<string, string> Metadata)
{
    internal static ObjectView Of(StoredObject stored) => new(
        stored.Name, stored.Content.Size, Storage.Crc32C.Text(stored.Content.Crc32C), stored.Content.Md5, stored.Generation,
        stored.ContentType, stored.Draft.Metadata);
}

/// <summary>A resumable upload.</summary>
/// <param name="Name">The name it was started for.</param>
/// <param name="State"><c>open</c>, <c>finished</c>, <c>cancelled</c> or <c>expired</c>.</param>
/// <param name="Persisted">Bytes that the sandbox has kept.</param>
/// <param name="Received">Bytes that came in all requests together, repeated ones counted again.</param>
/// <param name="Requests">Requests to the session, queries of its status included.</param>
/// <param name="Total">The announced size in bytes; null while it is not known.</param>
public sealed record UploadView(string Name, string State, long Persisted, long Received, int Requests, long? Total);
