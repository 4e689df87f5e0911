using Reeve.Google.Calls;
using Reeve.Http.Failures;

namespace Reeve.Google.Storage;

/// <summary>Judges the refusals of uploads: what is particular to them, and else as for all of Google's APIs.</summary>
/// <remarks>Source: Cloud Storage, "HTTP status and error codes for JSON"; "Resumable uploads"; "IAM roles for Cloud Storage".</remarks>
/// <param name="bucket">The bucket, for messages.</param>
/// <param name="name">The object, for messages.</param>
internal sealed class StorageFaults(string bucket, string name) : IFailureMapper
{
    private const string SessionGone = "sessionGone"; // These three are our words, for what the service says by status or text alone.
    private const string Overwriting = "overwriteForbidden";
    private const string Exists = "conditionNotMet";

    private const int Cancelled = 499; // Source: Cloud Storage, "Resumable uploads", "Cancel".

    /// <summary>The session has ended without an object: it expired, or the service lost it.</summary>
    public static bool IsSessionGone(ApiException failure) => failure.Reason == SessionGone;

    /// <summary>There is an object of the name already, and the upload was not to replace it or may not.</summary>
    public static bool IsThere(ApiException failure) => failure.Reason is Exists or Overwriting;

    /// <summary>There is an object of the name, and the upload was to be made only if there was none.</summary>
    public static ApiException WasThere(string bucket, string name, ApiException failure) =>
        new(ApiFault.Conflict, $"There is an object gs://{bucket}/{name} already.", failure) { Status = failure.Status, Reason = Exists, RequestId = failure.RequestId };

    /// <inheritdoc/>
    public Failure Map(FailedAnswer answer)
    {
        var body = GoogleErrorBody.Read(answer.Body);

        return (int)answer.Status switch
        {
            404 or 410 or Cancelled when IsOfSession(answer) =>
                new(ApiFault.NotFound, $"The upload session of gs://{bucket}/{name} is gone.", SessionGone, Repeat.Never),
            403 when Says(body, "storage.objects.delete") => new(
                ApiFault.Forbidden,
                $"There is an object gs://{bucket}/{name} already, and the account may create objects but not overwrite them (storage.objects.delete).",
                Overwriting,
                Repeat.Never),
            412 when body.Reason is null or Exists =>
                new(ApiFault.Conflict, $"There is an object gs://{bucket}/{name} already.", Exists, Repeat.Never),
            400 when Says(body, "crc32c") || Says(body, "hash") => new(
                ApiFault.Protocol,
                $"What arrived is not what was sent, so nothing was stored as gs://{bucket}/{name}: Google says {OneSentence.Quote(body.Message!)}.",
                body.Reason,
                Repeat.Never),
            _ => GoogleFaults.Instance.Map(answer),
        };
    }

    private static bool IsOfSession(FailedAnswer answer) => answer.Call == StorageCalls.SessionCall;

    private static bool Says(GoogleErrorBody body, string words) => body.Message?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
}
