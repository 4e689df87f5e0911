namespace Reeve.Sandbox.Storage;

/// <summary>A live object in one state; writing or patching it makes another.</summary>
internal sealed record StoredObject(string Bucket, string Name, Content Content, ObjectDraft Draft)
{
    /// <summary>Microseconds since 1970, greater for every write than for the one before.</summary>
    public required long Generation { get; init; }

    /// <summary>1 when written, and one more with every patch.</summary>
    public long Metageneration { get; init; } = 1;

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public string ContentType => Draft.ContentType ?? "application/octet-stream";

    /// <summary>Changes with the content and with the metadata; opaque.</summary>
    public string ETag
    {
        get
        {
            // Seen from the service: a message with both numbers in its fields 1 and 2.
            Span<byte> buffer = stackalloc byte[22];
            var length = Write(buffer, 0, 0x08, (ulong)Generation);
            length = Write(buffer, length, 0x10, (ulong)Metageneration);

            return Convert.ToBase64String(buffer[..length]);
        }
    }

    private static int Write(Span<byte> buffer, int at, byte tag, ulong value)
    {
        buffer[at++] = tag;
        for (; value >= 0x80; value >>= 7)
        {
            buffer[at++] = (byte)(value | 0x80);
        }

        buffer[at++] = (byte)value;

        return at;
    }
}
