using System.Text;

namespace Reeve.Sandbox.Storage;

/// <summary>An object that somebody wants written.</summary>
/// <param name="Bucket">Where.</param>
/// <param name="Name">Its name, which is valid.</param>
/// <param name="Caller">Who, as an address; null for somebody not signed in.</param>
/// <param name="Draft">What is said about it.</param>
/// <param name="Conditions">What must hold for it to be written.</param>
internal sealed record WriteRequest(string Bucket, string Name, string? Caller, ObjectDraft Draft, Preconditions Conditions)
{
    private const int MaxNameBytes = 1024;

    /// <summary>Returns a valid object name; throws the refusal otherwise. Source: Cloud Storage, "About Cloud Storage objects", "Object names".</summary>
    public static string ValidName(string? name) => string.IsNullOrEmpty(name) ? throw StorageRefusal.Required("name")
        : name is "." or ".." || name.AsSpan().IndexOfAny('\r', '\n') >= 0 || name.StartsWith(".well-known/acme-challenge/", StringComparison.Ordinal)
            ? throw StorageRefusal.Invalid($"Disallowed unicode characters present in object name '{name}'")
        : Encoding.UTF8.GetByteCount(name) > MaxNameBytes
            ? throw StorageRefusal.Invalid("The maximum object length is 1024 characters, but got a name with more.")
        : name;

    /// <summary>Returns this with the hashes of an <c>X-Goog-Hash</c> header, such as <c>crc32c=…,md5=…</c>.</summary>
    public WriteRequest WithHashes(IEnumerable<string?> header)
    {
        var draft = Draft;
        foreach (var entry in header.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries)))
        {
            draft = entry.StartsWith("crc32c=", StringComparison.OrdinalIgnoreCase) ? draft with { Crc32C = entry["crc32c=".Length..] }
                : entry.StartsWith("md5=", StringComparison.OrdinalIgnoreCase) ? draft with { Md5 = entry["md5=".Length..] }
                : draft;
        }

        return this with { Draft = draft };
    }

    /// <summary>Returns the refusal of content that is not what was announced; null if it is.</summary>
    public StorageRefusal? WrongHash(Content content)
    {
        var crc = Crc32C.Text(content.Crc32C);

        return Draft.Crc32C is { } given && given != crc ? StorageRefusal.WrongHash("CRC32C", given, crc)
            : Draft.Md5 is { } md5 && md5 != content.Md5 ? StorageRefusal.WrongHash("MD5", md5, content.Md5)
            : null;
    }
}
