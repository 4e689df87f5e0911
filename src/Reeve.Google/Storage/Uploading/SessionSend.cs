using Reeve.Http;
using Reeve.Http.Failures;

namespace Reeve.Google.Storage.Uploading;

/// <summary>What is sent to a session at once.</summary>
/// <param name="Session">The session.</param>
/// <param name="Part">What to send; of no length only to ask how far the service is.</param>
/// <param name="Mapper">Judges refusals.</param>
internal sealed record SessionSend(UploadSession Session, UploadPart Part, IFailureMapper Mapper)
{
    /// <summary>Writes the part's bytes.</summary>
    public Func<Stream, AttemptTimeout, CancellationToken, Task> CopyAsync { get; init; } = static (_, _, _) => Task.CompletedTask;

    /// <summary>The CRC32C of the whole, with its last part; null with any other.</summary>
    public string? Checksum { get; init; }

    /// <summary>Failures since the service kept something last: the waits go on growing from there.</summary>
    public int FailuresBefore { get; init; }
}

/// <summary>What a session answers.</summary>
/// <param name="Kept">How many bytes the service has; without meaning once there is an object.</param>
/// <param name="Stored">The object; null while bytes are missing.</param>
/// <param name="Failures">Attempts that failed before there was an answer.</param>
internal sealed record SessionAnswer(long Kept, StoredObject? Stored, int Failures);
