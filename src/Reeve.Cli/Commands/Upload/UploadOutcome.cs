using Reeve.Google.Storage;

namespace Reeve.Cli.Commands.Upload;

/// <summary>What came of one file.</summary>
/// <param name="Item">The file.</param>
internal sealed record UploadOutcome(UploadItem Item)
{
    /// <summary>The object; null where none was made.</summary>
    public StoredObject? Stored { get; init; }

    /// <summary>Where the object opens; null where there is none.</summary>
    public string? Url { get; init; }

    /// <summary>Who can open it there; null for a signed URL.</summary>
    public ObjectReach? Reach { get; init; }

    /// <summary>Why there is none; null where there is, and where it was not tried.</summary>
    public Exception? Failure { get; init; }
}
