using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Reeve.Sandbox.Storage;

/// <summary>Uploads in one request: content alone, or with what is said about it. Source: Cloud Storage, Objects: insert.</summary>
internal sealed class SimpleUploads(Buckets buckets)
{
    private const int MaxMetadata = 1 << 20;

    /// <summary>The body is the content.</summary>
    public async Task<StorageAnswer> MediaAsync(StorageCall call)
    {
        var draft = UploadDraft.Of(call, ObjectDraft.Empty with { ContentType = call.Request.ContentType });

        return Made(call, await WriteAsync(call, draft, Preconditions.Of(call.Request.Query), call.Request.Body));
    }

    /// <summary>The body has two parts: the resource as JSON, and the content. Source: RFC 2387.</summary>
    public async Task<StorageAnswer> MultipartAsync(StorageCall call)
    {
        var boundary = MediaTypeHeaderValue.TryParse(call.Request.ContentType, out var type)
            && type.MediaType.Equals("multipart/related", StringComparison.OrdinalIgnoreCase) ? HeaderUtilities.RemoveQuotes(type.Boundary).Value : null;
        if (string.IsNullOrEmpty(boundary))
        {
            throw Malformed("Bad Content-Type: a multipart upload needs `multipart/related` with a boundary.");
        }

        try
        {
            var parts = new MultipartReader(boundary, call.Request.Body);
            var first = await parts.ReadNextSectionAsync(call.Http.RequestAborted) ?? throw Malformed("The metadata part is missing.");
            var draft = ObjectDraft.Read(await Bodies.ReadAsync(first.Body, MaxMetadata, call.Http.RequestAborted));
            var second = await parts.ReadNextSectionAsync(call.Http.RequestAborted) ?? throw Malformed("The media part is missing.");
            draft = UploadDraft.Of(call, draft with { ContentType = draft.ContentType ?? second.ContentType });

            return Made(call, await WriteAsync(call, draft, Preconditions.Of(call.Request.Query), second.Body));
        }
        catch (IOException) when (!call.Http.RequestAborted.IsCancellationRequested)
        {
            throw Malformed("The body ends before its last boundary.");
        }
    }

    /// <summary>Writes all of a stream as an object, or nothing.</summary>
    public async Task<StoredObject> WriteAsync(StorageCall call, ObjectDraft draft, Preconditions conditions, Stream content)
    {
        var write = new WriteRequest(call.BucketName, WriteRequest.ValidName(draft.Name), call.Caller, draft, conditions)
            .WithHashes(call.Request.Headers["X-Goog-Hash"]);
        lock (buckets.Gate)
        {
            buckets.CheckWrite(write);
        }

        var writer = buckets.Contents.Begin();
        try
        {
            await Bodies.CopyAsync(content, writer, call.Http.RequestAborted);
            var made = buckets.Commit(write, writer);
            writer.Dispose();

            return made;
        }
        catch
        {
            writer.Discard();
            throw;
        }
    }

    private static StorageAnswer Made(StorageCall call, StoredObject made) => StorageAnswer.Json(ObjectShape.Of(made, call.Origin));

    private static StorageRefusal Malformed(string message) => StorageRefusal.Of(400, "badContent", message, "InvalidArgument");
}
