using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Reeve.Google.Storage.Uploading;

/// <summary>A file, sent from where it lies: no part of it is held, and each byte is added to the checksum once, however often it is sent.</summary>
internal sealed class FileSource : IUploadSource
{
    private const int BlockBytes = 256 * 1024;
    private const int SliceBytes = 64 * 1024;

    private readonly SafeFileHandle _file;
    private readonly string _path;
    private readonly int _partBytes;

    private uint _checksum;
    private long _checkedTo; // INVARIANT: _checksum is that of the bytes before this one.

    /// <summary>Takes a file.</summary>
    /// <param name="file">The open file; becomes this one's.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="partBytes">The bytes of each part but the last.</param>
    public FileSource(SafeFileHandle file, string path, int partBytes)
    {
        _file = file;
        _path = path;
        _partBytes = partBytes;
        Size = RandomAccess.GetLength(file);
        ModifiedAt = File.GetLastWriteTimeUtc(file);
    }

    /// <inheritdoc/>
    public long Size { get; }

    /// <summary>When it had been changed last, when it was opened.</summary>
    public DateTimeOffset ModifiedAt { get; }

    /// <inheritdoc/>
    public uint Checksum => _checksum;

    /// <summary>How many bytes <see cref="Checksum"/> is of.</summary>
    public long CheckedTo => _checkedTo;

    /// <summary>Goes on from a checksum that an earlier process has come to.</summary>
    /// <param name="checksum">The checksum.</param>
    /// <param name="checkedTo">How many bytes it is of.</param>
    public void Resume(uint checksum, long checkedTo) => (_checksum, _checkedTo) = (checksum, checkedTo);

    /// <inheritdoc/>
    public async ValueTask<UploadPart> NextAsync(long from, CancellationToken cancellationToken)
    {
        var part = new UploadPart(from, (int)Math.Min(_partBytes, Size - from), Size);
        await CheckToAsync(part.IsLast ? Size : from, cancellationToken);
        if (part.IsLast) RequireUnchanged();

        return part;
    }

    /// <inheritdoc/>
    public ValueTask CompleteAsync(CancellationToken cancellationToken) => new(CheckToAsync(Size, cancellationToken));

    /// <inheritdoc/>
    public Task CopyAsync(UploadPart part, Stream target, Action<long> sent, CancellationToken cancellationToken) =>
        ReadAsync(
            part.From,
            part.From + part.Length,
            async (block, end) =>
            {
                // In slices, so that what moves is heard of soon enough on a slow line that many files share.
                for (var rest = block; rest.Length > 0; rest = rest[Math.Min(SliceBytes, rest.Length)..])
                {
                    await target.WriteAsync(rest[..Math.Min(SliceBytes, rest.Length)], cancellationToken);
                    sent(end - Math.Max(rest.Length - SliceBytes, 0));
                }
            },
            cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private Task CheckToAsync(long end, CancellationToken cancellationToken) =>
        _checkedTo >= end ? Task.CompletedTask : ReadAsync(_checkedTo, end, static (_, _) => ValueTask.CompletedTask, cancellationToken);

    private async Task ReadAsync(long from, long to, Func<ReadOnlyMemory<byte>, long, ValueTask> take, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(BlockBytes, to - from));
        try
        {
            for (var at = from; at < to;)
            {
                var block = buffer.AsMemory(0, await ReadBlockAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, to - at)), at, cancellationToken));
                Check(block.Span, at);
                at += block.Length;
                await take(block, at);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async ValueTask<int> ReadBlockAsync(Memory<byte> buffer, long at, CancellationToken cancellationToken)
    {
        try
        {
            var read = await RandomAccess.ReadAsync(_file, buffer, at, cancellationToken);

            return read > 0 ? read : throw Changed();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Of another kind than a broken connection: that would be waited for and tried again.
            throw new UploadException($"`{_path}` cannot be read: {exception.Message}", exception);
        }
    }

    private void Check(ReadOnlySpan<byte> block, long at)
    {
        var end = at + block.Length;
        if (at > _checkedTo || end <= _checkedTo) return;

        _checksum = Crc32c.Append(_checksum, block[(int)(_checkedTo - at)..]);
        _checkedTo = end;
    }

    private void RequireUnchanged()
    {
        if (RandomAccess.GetLength(_file) != Size || File.GetLastWriteTimeUtc(_file) != ModifiedAt.UtcDateTime) throw Changed();
    }

    private UploadException Changed() => new($"`{_path}` was changed while it was being sent, so nothing was stored; send it once nobody writes to it.");
}
