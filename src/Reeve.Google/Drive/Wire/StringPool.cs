using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Reeve.Google.Drive.Wire;

/// <summary>Gives the same string for the same bytes, for values that come again and again: addresses, roles, parents.</summary>
/// <remarks>
/// A table of fixed size in which a value displaces another of the same place: bounded memory, and no more than a missed chance when
/// two values contend. Not thread-safe: see <see cref="StringPools"/>.
/// </remarks>
internal sealed class StringPool
{
    private const int Places = 4096; // A power of two, so that a mask finds the place.
    private const int MaxBytes = 256; // Longer ones are hardly ever repeated.
    private const ulong Multiplier = 0x9E3779B97F4A7C15; // 2^64 divided by the golden ratio: D. Knuth, TAOCP vol. 3, 6.4.

    private readonly (byte[]? Bytes, string Text)[] _entries = new (byte[]?, string)[Places];

    /// <summary>Grants seen before, for the same readers.</summary>
    public PermissionMemo Permissions { get; } = new();

    /// <summary>Returns the string of UTF-8 bytes.</summary>
    /// <param name="utf8">Valid UTF-8 without escapes.</param>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxBytes) return Encoding.UTF8.GetString(utf8);

        ref var entry = ref _entries[Hash(utf8) & (Places - 1)];
        if (entry.Bytes is null || !utf8.SequenceEqual(entry.Bytes)) entry = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));

        return entry.Text;
    }

    /// <summary>A quick hash, not for keeping.</summary>
    public static int Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = (ulong)bytes.Length;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            hash = (BitOperations.RotateLeft(hash, 5) ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * Multiplier;
        foreach (var last in bytes)
            hash = (BitOperations.RotateLeft(hash, 5) ^ last) * Multiplier;

        return (int)(hash >> 40);
    }
}
