using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace Reeve.Sandbox.Storage;

/// <summary>Uploads over several requests. Source: Cloud Storage, "Resumable uploads" and "Performing resumable uploads".</summary>
internal sealed class ResumableUploads(Buckets buckets)
{
    private const int MaxMetadata = 1 << 20;
    private const int ClientClosed = 499;
    private const int ResumeIncomplete = 308;

    /// <summary>Starts a session; its address comes in <c>Location</c>.</summary>
    public async Task<StorageAnswer> StartAsync(StorageCall call)
    {
        var draft = ObjectDraft.Read(await Bodies.ReadAsync(call.Request, MaxMetadata, call.Http.RequestAborted));
        draft = UploadDraft.Of(call, draft with { ContentType = draft.ContentType ?? call.Request.Headers["X-Upload-Content-Type"].FirstOrDefault() });

        return Start(call, draft, Preconditions.Of(call.Request.Query), 200);
    }

    /// <summary>Starts a session for an object of which everything is known but the content.</summary>
    public StorageAnswer Start(StorageCall call, ObjectDraft draft, Preconditions conditions, int status)
    {
        var name = WriteRequest.ValidName(draft.Name);
        var write = new WriteRequest(call.BucketName, name, call.Caller, draft, conditions);
        var session = new UploadSession(write, buckets.Contents.Begin(), buckets.Clock.GetUtcNow());
        session.FixTotal(AnnouncedLength(call.Request.Headers["X-Upload-Content-Length"].FirstOrDefault()));
        lock (buckets.Gate)
        {
            buckets.CheckWrite(write);
            buckets.Uploads.Add(session);
        }

        var path = call.Http.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?')[0];
        var location = $"{call.Origin}{path}?uploadType=resumable&name={Uri.EscapeDataString(name)}&upload_id={session.Id}";

        return new StorageAnswer(status) { Headers = [("Location", location), ("X-GUploader-UploadID", session.Id)] };
    }

    /// <summary>Takes bytes, or tells how far the session is. The address is all that is needed to be allowed to.</summary>
    public async Task<StorageAnswer> PutAsync(StorageCall call)
    {
        var session = Find(call);
        var range = ContentRange.Parse(call.Request.Headers.ContentRange.FirstOrDefault(), call.Request.ContentLength);
        using var turn = await session.TakeTurnAsync(call.Http.RequestAborted);
        if (session.Made is { } made)
        {
            return Done(call, made);
        }

        if (session.IsOver)
        {
            throw StorageRefusal.NoSession();
        }

        session.FixTotal(range.Total);
        var isComplete = range.First is { } first
            ? await ReceiveAsync(call, session, range, first, turn.Stop)
            : session.Total == session.Writer.Persisted;

        return isComplete ? Done(call, Finish(call, session)) : Incomplete(call, session);
    }

    /// <summary>Gives the session up.</summary>
    public async Task<StorageAnswer> CancelAsync(StorageCall call)
    {
        var session = Find(call);
        using var turn = await session.TakeTurnAsync(call.Http.RequestAborted);
        if (session.Made is null && !session.IsOver)
        {
            session.IsOver = true;
            session.Writer.Discard();
        }

        return new StorageAnswer(ClientClosed);
    }

    // Returns true if all bytes of the whole are here.
    private async Task<bool> ReceiveAsync(StorageCall call, UploadSession session, ContentRange range, long first, CancellationToken stop)
    {
        if (first > session.Writer.Persisted)
        {
            throw StorageRefusal.Gap(first, session.Writer.Persisted);
        }

        if (!range.IsLast && range.Length is { } length && length < ContentWriter.Granule)
        {
            throw StorageRefusal.ChunkTooSmall(length);
        }

        // Bytes that are here already are passed over; of the others at most the room is kept.
        var (received, skipped) = (0L, session.Writer.Persisted - first);
        var room = buckets.ShortKeeping.Take();
        var isCut = false;
        var block = new byte[64 * 1024];
        for (int read; (read = await call.Request.Body.ReadAsync(block, stop)) > 0; received += read)
        {
            session.CountReceived(read);
            if (received + read > range.Length)
            {
                throw StorageRefusal.WrongLength(received + read, range.Length.Value);
            }

            var repeated = (int)Math.Clamp(skipped - received, 0, read);
            var kept = (int)Math.Min(read - repeated, room);
            isCut |= kept < read - repeated;
            room -= kept;
            await session.Writer.AppendAsync(block.AsMemory(repeated, kept), stop);
        }

        if (range.Length is { } announced && received != announced)
        {
            throw StorageRefusal.WrongLength(received, announced);
        }

        if (range.IsLast)
        {
            session.FixTotal(first + received);
        }

        return range.IsLast && !isCut;
    }

    private StoredObject Finish(StorageCall call, UploadSession session)
    {
        var write = session.Write.WithHashes(call.Request.Headers["X-Goog-Hash"]);
        try
        {
            return session.Made = buckets.Commit(write, session.Writer);
        }
        catch (StorageRefusal refusal) when (refusal.XmlCode == "BadDigest")
        {
            session.IsOver = true;
            throw;
        }
    }

    private UploadSession Find(StorageCall call)
    {
        var id = call.Query("upload_id");
        lock (buckets.Gate)
        {
            var session = buckets.Uploads.Find(each => each.Id == id && each.Bucket == call.BucketName) ?? throw StorageRefusal.NoSession();

            return session.IsExpired(buckets.Clock.GetUtcNow()) ? throw StorageRefusal.SessionGone() : session;
        }
    }

    private static StorageAnswer Done(StorageCall call, StoredObject made) => StorageAnswer.Json(ObjectShape.Of(made, call.Origin)) with
    {
        Headers = [("X-GUploader-UploadID", call.Query("upload_id")!)],
    };

    // Without a Range nothing has been kept. Some clients' libraries do not let them see a 308, so they ask for a 200 that says so.
    private static StorageAnswer Incomplete(StorageCall call, UploadSession session)
    {
        session.Writer.Rest();
        var headers = new List<(string, string)> { ("X-GUploader-UploadID", session.Id) };
        if (session.Writer.Persisted > 0)
        {
            headers.Add(("Range", string.Create(CultureInfo.InvariantCulture, $"bytes=0-{session.Writer.Persisted - 1}")));
        }

        if (call.Request.Headers["X-GUploader-No-308"].ToString().Equals("yes", StringComparison.OrdinalIgnoreCase))
        {
            headers.Add(("X-HTTP-Status-Code-Override", "308"));

            return new StorageAnswer(200) { Headers = headers };
        }

        return new StorageAnswer(ResumeIncomplete) { Headers = headers };
    }

    private static long? AnnouncedLength(string? text) => string.IsNullOrEmpty(text) ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length
        : throw StorageRefusal.Invalid($"Invalid X-Upload-Content-Length: {text}");
}
