namespace Reeve.Google.Storage.Uploading;

/// <summary>Where an upload's bytes come from. Not thread-safe.</summary>
internal interface IUploadSource : IDisposable
{
    /// <summary>The bytes of the whole, as far as they are known.</summary>
    public long Size { get; }

    /// <summary>The checksum of the bytes before the end of the last part that <see cref="NextAsync"/> has returned as the last.</summary>
    public uint Checksum { get; }

    /// <summary>Returns the part to be sent next. That of the last part is known in <see cref="Checksum"/> beforehand.</summary>
    /// <param name="from">How many bytes the service has kept. May be less than at the last time.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="UploadException">The bytes cannot be had, or are not those of before.</exception>
    public ValueTask<UploadPart> NextAsync(long from, CancellationToken cancellationToken);

    /// <summary>Sees to it that <see cref="Checksum"/> is that of the whole, which the service has by now.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="UploadException">The bytes cannot be had, or are not those of before.</exception>
    public ValueTask CompleteAsync(CancellationToken cancellationToken);

    /// <summary>Writes a part's bytes.</summary>
    /// <param name="part">The part that <see cref="NextAsync"/> returned last.</param>
    /// <param name="target">Where to.</param>
    /// <param name="sent">Is told after each block how many bytes of the whole have been written.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="UploadException">The bytes cannot be had, or are not those of before.</exception>
    public Task CopyAsync(UploadPart part, Stream target, Action<long> sent, CancellationToken cancellationToken);
}
