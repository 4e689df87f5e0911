namespace Reeve.Google.Storage;

/// <summary>An object as the bucket has it.</summary>
/// <param name="Bucket">Its bucket.</param>
/// <param name="Name">Its name, unescaped.</param>
/// <param name="Generation">Which version of the name it is; grows with each.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Crc32c">Their CRC32C as Cloud Storage writes it: four bytes, the highest first, in base64.</param>
public sealed record StoredObject(string Bucket, string Name, long Generation, long Size, string Crc32c);
