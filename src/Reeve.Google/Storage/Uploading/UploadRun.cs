using Reeve.Http;
using Reeve.Http.Failures;

namespace Reeve.Google.Storage.Uploading;

/// <summary>One upload from its begin to its object.</summary>
/// <remarks>Where it stands is what the service says, never what was sent. Source: Cloud Storage, "Resumable uploads".</remarks>
/// <param name="calls">Makes the calls.</param>
/// <param name="upload">What is to be stored.</param>
/// <param name="source">Where its bytes come from.</param>
/// <param name="keeper">Keeps what another process needs to go on.</param>
/// <param name="time">The clock.</param>
internal sealed class UploadRun(StorageCalls calls, Upload upload, IUploadSource source, ResumeKeeper keeper, TimeProvider time) : IDisposable
{
    private const int MaxSessions = 3; // A session that is gone a third time is not lost by chance.
    private const int MaxIdleAnswers = 8; // Answers in a row without a byte more kept: as many as attempts at any call.

    private readonly StorageFaults _faults = new(upload.Bucket, upload.Name);
    private readonly SemaphoreSlim _gate = new(1, 1); // A copy may still be ending in HTTP/2 when its request has failed.

    /// <summary>Sends it all.</summary>
    /// <param name="total">The bytes of the whole; null if they are not known.</param>
    /// <param name="cancellationToken">Stops it; a last part on its way is seen to its end first, for some seconds.</param>
    /// <exception cref="ApiException">The service refuses or fails.</exception>
    /// <exception cref="UploadException">The bytes cannot be had, or arrived as others.</exception>
    public async Task<StoredObject> RunAsync(long? total, CancellationToken cancellationToken)
    {
        for (var sessions = 1; ; sessions++)
        {
            try
            {
                var stored = keeper.Session is { } left
                    ? await GoOnAsync(left, total, cancellationToken)
                    : await SendAsync(await BeginAsync(total, cancellationToken), 0, cancellationToken);
                await RequireSameAsync(stored, cancellationToken);
                keeper.End();

                return stored;
            }
            catch (ApiException failure) when (StorageFaults.IsSessionGone(failure) && sessions < MaxSessions)
            {
                upload.Notice?.Invoke($"The upload session of gs://{upload.Bucket}/{upload.Name} is gone; it is sent anew.");
                keeper.Forget();
            }
            catch (ApiException failure) when (StorageFaults.IsThere(failure))
            {
                keeper.End(); // No session of these terms can end otherwise.
                throw upload.IfAbsent ? StorageFaults.WasThere(upload.Bucket, upload.Name, failure) : failure;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        source.Dispose();
        _gate.Dispose();
    }

    private async Task<UploadSession> BeginAsync(long? total, CancellationToken cancellationToken)
    {
        var session = await calls.BeginAsync(upload, upload.ContentType ?? ContentTypes.Of(upload.Name), total, cancellationToken);
        keeper.Begun(session);

        return session;
    }

    private async Task<StoredObject> GoOnAsync(UploadSession session, long? total, CancellationToken cancellationToken)
    {
        var status = await calls.SendAsync(new(session, new(0, 0, total), _faults), cancellationToken);
        if (status.Stored is { } stored) return stored;

        upload.Notice?.Invoke($"Going on with gs://{upload.Bucket}/{upload.Name} at byte {status.Kept}.");

        return await SendAsync(session, status.Kept, cancellationToken);
    }

    private async Task<StoredObject> SendAsync(UploadSession session, long kept, CancellationToken cancellationToken)
    {
        var failures = 0;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            upload.Progress?.Report(kept);
            var part = await NextAsync(kept, cancellationToken);
            using var grace = part.IsLast ? new StoppingGrace(time, cancellationToken) : null;
            var answer = await calls.SendAsync(Send(session, part) with { FailuresBefore = failures }, grace?.Token ?? cancellationToken);
            if (answer.Stored is { } stored) return stored;
            if (answer.Kept > part.Total)
                throw new ApiException(ApiFault.Protocol, $"Cloud Storage says it has more of gs://{upload.Bucket}/{upload.Name} than there is.");

            failures = answer.Kept > kept ? 0 : failures + Math.Max(answer.Failures, 1);
            if (failures >= MaxIdleAnswers)
                throw new ApiException(ApiFault.Transient, $"Cloud Storage takes what is sent of gs://{upload.Bucket}/{upload.Name} and keeps nothing of it; try again later.");

            kept = answer.Kept;
            keeper.Kept();
        }
    }

    private SessionSend Send(UploadSession session, UploadPart part) => new(session, part, _faults)
    {
        Checksum = part.IsLast ? Crc32c.ToText(source.Checksum) : null,
        CopyAsync = (target, timeout, stop) => CopyAsync(part, target, timeout, stop),
    };

    private async Task<UploadPart> NextAsync(long kept, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await source.NextAsync(kept, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task CopyAsync(UploadPart part, Stream target, AttemptTimeout timeout, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await source.CopyAsync(
                part,
                target,
                sent =>
                {
                    timeout.Moved();
                    upload.Progress?.Report(sent);
                },
                cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Compares what was stored with what was to be sent: size and checksum.</summary>
    private async Task RequireSameAsync(StoredObject stored, CancellationToken cancellationToken)
    {
        await source.CompleteAsync(cancellationToken); // An earlier process may have sent the end, and then it has not been read yet.
        var (checksum, bytes) = (Crc32c.ToText(source.Checksum), source.Size);
        upload.Progress?.Report(bytes);
        if (stored.Crc32c == checksum && stored.Size == bytes) return;

        keeper.End();
        throw new UploadException(
            $"What arrived is not what was sent: {bytes} bytes with crc32c {checksum} here, but gs://{upload.Bucket}/{upload.Name} now has "
            + $"{stored.Size} bytes with crc32c {stored.Crc32c} (generation {stored.Generation}); send it again or delete that object.");
    }
}
