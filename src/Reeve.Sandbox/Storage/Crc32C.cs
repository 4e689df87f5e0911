using System.Buffers.Binary;
using System.Numerics;

namespace Reeve.Sandbox.Storage;

/// <summary>The checksum that Cloud Storage keeps of every object. Source: RFC 3720 appendix B.4 (Castagnoli polynomial).</summary>
internal static class Crc32C
{
    /// <summary>Returns the checksum of what <paramref name="checksum"/> stands for followed by the bytes; 0 is the checksum of nothing.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        var state = ~checksum;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var single in bytes)
        {
            state = BitOperations.Crc32C(state, single);
        }

        return ~state;
    }

    /// <summary>Returns it as the API writes it: four bytes, big-endian, in base64. Source: Cloud Storage, "Hashes and ETags".</summary>
    public static string Text(uint checksum)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, checksum);

        return Convert.ToBase64String(bytes);
    }
}
