using System.Buffers;
using System.Security.Cryptography;

namespace Reeve.Sandbox.Storage;

/// <summary>Takes the bytes of an upload, keeps them in whole granules, and computes both checksums on the way.</summary>
/// <remarks>
/// What has not filled a granule yet waits in memory, and is lost when the upload is interrupted: that is what the service does.
/// One caller at a time. Source: Cloud Storage, "Resumable uploads", "Considerations" (multiples of 256 KiB).
/// </remarks>
internal sealed class ContentWriter(string path) : IDisposable
{
    /// <summary>What is kept or lost as a whole, in bytes.</summary>
    public const int Granule = 256 * 1024;

#pragma warning disable CA5351 // The protocol's checksum, not a protection.
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
    private FileStream? _file;
    private byte[]? _tail;
    private int _tailLength;
    private uint _crc;

    /// <summary>Bytes in whole granules, which an interruption leaves; a multiple of <see cref="Granule"/> until <see cref="Finish"/>.</summary>
    public long Persisted { get; private set; }

    /// <summary>Adds bytes at the end.</summary>
    public async ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            _tail ??= ArrayPool<byte>.Shared.Rent(Granule);
            var taken = Math.Min(bytes.Length, Granule - _tailLength);
            bytes[..taken].CopyTo(_tail.AsMemory(_tailLength));
            _tailLength += taken;
            bytes = bytes[taken..];
            if (_tailLength == Granule)
            {
                await Open().WriteAsync(_tail.AsMemory(0, Granule), cancellationToken);
                Keep();
            }
        }
    }

    /// <summary>Gives up what did not fill a granule, and lets go of the file until more comes.</summary>
    public void Rest()
    {
        _tailLength = 0;
        Release();
    }

    /// <summary>Keeps the rest too, and returns the whole; nothing may be added afterwards.</summary>
    public Content Finish()
    {
        Open().Write(_tail.AsSpan(0, _tailLength));
        Keep();
        Release();

        return new Content(path, Persisted, _crc, Convert.ToBase64String(_md5.GetCurrentHash()));
    }

    /// <summary>Lets go of everything but the file, which is the content's once there is one.</summary>
    public void Dispose()
    {
        Rest();
        _md5.Dispose();
    }

    /// <summary>Gives the upload up, and deletes what there is of it.</summary>
    public void Discard()
    {
        Dispose();
        File.Delete(path);
    }

    private FileStream Open() => _file ??= new FileStream(path, new FileStreamOptions
    {
        Mode = FileMode.Append,
        Access = FileAccess.Write,
        Share = FileShare.Read,
        BufferSize = 0,
    });

    private void Keep()
    {
        var bytes = _tail.AsSpan(0, _tailLength);
        _crc = Crc32C.Append(_crc, bytes);
        _md5.AppendData(bytes);
        Persisted += _tailLength;
        _tailLength = 0;
    }

    private void Release()
    {
        _file?.Dispose();
        _file = null;
        if (_tail is not null)
        {
            ArrayPool<byte>.Shared.Return(_tail);
            _tail = null;
        }
    }
}
