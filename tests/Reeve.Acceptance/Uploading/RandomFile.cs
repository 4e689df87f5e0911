using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Reeve.Acceptance.Uploading;

/// <summary>A file of bytes that look random and are the same each time, and its checksums, computed without any part of Reeve or the sandbox.</summary>
internal sealed class RandomFile
{
    private const uint Castagnoli = 0x82F63B78; // CRC32C's polynomial, reflected. Source: RFC 3720 §12.1.
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(TableEntry)];

    private RandomFile(string path, string crc32c, string md5)
    {
        Path = path;
        Crc32C = crc32c;
        Md5 = md5;
    }

    public string Path { get; }

    public string Crc32C { get; }

    public string Md5 { get; }

    /// <summary>Writes one, a block at a time.</summary>
    public static RandomFile Write(string path, long bytes, int seed = 1)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var random = new Random(seed);
        var block = new byte[1 << 20];
        var crc = uint.MaxValue;
        using (var file = File.Create(path))
        {
            for (var left = bytes; left > 0; left -= block.Length)
            {
                random.NextBytes(block);
                var part = block.AsSpan(0, (int)Math.Min(left, block.Length));
                file.Write(part);
                md5.AppendData(part);
                foreach (var each in part)
                {
                    crc = Table[(byte)(crc ^ each)] ^ (crc >> 8);
                }
            }
        }

        var bigEndian = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bigEndian, ~crc);

        return new RandomFile(path, Convert.ToBase64String(bigEndian), Convert.ToBase64String(md5.GetCurrentHash()));
    }

    private static uint TableEntry(int index)
    {
        var entry = (uint)index;
        for (var bit = 0; bit < 8; bit++)
        {
            entry = (entry & 1) != 0 ? (entry >> 1) ^ Castagnoli : entry >> 1;
        }

        return entry;
    }
}
