using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Reeve.Google.Storage.Uploading;

/// <summary>CRC32C, begun anywhere. Pure. Source: RFC 3720 §12.1 (Castagnoli); Cloud Storage, "Hashes and ETags" for its text form.</summary>
internal static class Crc32c
{
    /// <summary>Returns the checksum of what went before and the bytes.</summary>
    /// <param name="before">The checksum of all bytes before; 0 for none.</param>
    /// <param name="bytes">What follows.</param>
    public static uint Append(uint before, ReadOnlySpan<byte> bytes)
    {
        var crc = ~before;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes)) crc = BitOperations.Crc32C(crc, word);
        foreach (var rest in bytes[(bytes.Length & ~7)..]) crc = BitOperations.Crc32C(crc, rest);

        return ~crc;
    }

    /// <summary>Returns the form that Cloud Storage writes: four bytes, the highest first, in base64.</summary>
    public static string ToText(uint crc)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, crc);

        return Convert.ToBase64String(bytes);
    }
}
