namespace Reeve.Sandbox.Storage;

/// <summary>The bytes of an object: a file that nobody changes any more, and its checksums.</summary>
/// <param name="Path">The file.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Crc32C">As <see cref="Storage.Crc32C"/> computes it.</param>
/// <param name="Md5">In base64, as the API writes it.</param>
internal sealed record Content(string Path, long Size, uint Crc32C, string Md5)
{
    /// <summary>Opens the file; it stays readable when the object is deleted meanwhile.</summary>
    public FileStream Open() => new(Path, new FileStreamOptions
    {
        Share = FileShare.Read | FileShare.Delete,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        BufferSize = 0,
    });

    /// <summary>Deletes the file.</summary>
    public void Delete() => File.Delete(Path);
}
