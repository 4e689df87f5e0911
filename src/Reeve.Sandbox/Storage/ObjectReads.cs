using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Reeve.Sandbox.Storage;

/// <summary>Reads an object or its content. Source: Cloud Storage, Objects: get; "Hashes and ETags"; "Transcoding of gzip-compressed files".</summary>
internal sealed class ObjectReads(Buckets buckets)
{
    /// <summary>Answers with the resource, or with the content where <c>alt=media</c> asks for it.</summary>
    public StorageAnswer Get(StorageCall call)
    {
        if (call.Query("alt") == "media")
        {
            return Download(call);
        }

        lock (buckets.Gate)
        {
            var stored = Find(call);

            return Preconditions.Of(call.Request.Query).IsUnchanged(stored) ? new StorageAnswer(304) : StorageAnswer.Json(ObjectShape.Of(stored, call.Origin));
        }
    }

    /// <summary>Answers with the content, or with the part of it that a <c>Range</c> asks for.</summary>
    public StorageAnswer Download(StorageCall call)
    {
        lock (buckets.Gate)
        {
            var stored = Find(call);
            if (Preconditions.Of(call.Request.Query).IsUnchanged(stored))
            {
                return new StorageAnswer(304);
            }

            var inflates = stored.Draft.ContentEncoding == "gzip"
                && !call.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);

            return inflates ? Inflated(stored) : Plain(stored, call.Request);
        }
    }

    private StoredObject Find(StorageCall call)
    {
        var bucket = buckets.Get(call.BucketName);
        var stored = bucket.Objects.GetValueOrDefault(call.ObjectName);
        if (stored is not { Draft.PublicRead: true })
        {
            // Whether an object exists is told only to those who may list.
            buckets.Require(bucket, call.Caller, Permissions.Get);
        }

        if (stored is null && !buckets.Allows(bucket, call.Caller, Permissions.List))
        {
            throw StorageRefusal.Denied(call.Caller, Permissions.Get);
        }

        var generation = call.Query("generation");

        return stored is not null && (generation is null || generation == Text(stored.Generation)) ? stored
            : throw StorageRefusal.NoObject(call.BucketName, call.ObjectName);
    }

    private static StorageAnswer Plain(StoredObject stored, HttpRequest request)
    {
        var size = stored.Content.Size;
        var range = ByteRange.Parse(request.Headers.Range.FirstOrDefault(), size);
        if (range is { Length: 0 })
        {
            throw StorageRefusal.OutOfRange();
        }

        var (offset, length) = range ?? new ByteRange(0, size);
        var content = stored.Content.Open();
        content.Position = offset;
        var headers = Headers(stored);
        headers.Add(("Accept-Ranges", "bytes"));
        if (range is not null)
        {
            headers.Add(("Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes {offset}-{offset + length - 1}/{size}")));
        }

        if (stored.Draft.ContentEncoding is { } encoding)
        {
            headers.Add(("Content-Encoding", encoding));
        }

        return new StorageAnswer(range is null ? 200 : 206) { ContentType = stored.ContentType, Headers = headers, Content = content, ContentLength = length };
    }

    private static StorageAnswer Inflated(StoredObject stored)
    {
        var headers = Headers(stored);
        headers.Add(("Warning", "214 UploadServer gunzipped"));

        return new StorageAnswer(200)
        {
            ContentType = stored.ContentType,
            Headers = headers,
            Content = new GZipStream(stored.Content.Open(), CompressionMode.Decompress),
        };
    }

    private static List<(string Name, string Value)> Headers(StoredObject stored)
    {
        var headers = new List<(string, string)>
        {
            ("x-goog-generation", Text(stored.Generation)),
            ("x-goog-metageneration", Text(stored.Metageneration)),
            ("x-goog-stored-content-encoding", stored.Draft.ContentEncoding ?? "identity"),
            ("x-goog-stored-content-length", Text(stored.Content.Size)),
            ("x-goog-hash", "crc32c=" + Crc32C.Text(stored.Content.Crc32C)),
            ("x-goog-hash", "md5=" + stored.Content.Md5),
            ("x-goog-storage-class", "STANDARD"),
            ("ETag", $"\"{Convert.ToHexStringLower(Convert.FromBase64String(stored.Content.Md5))}\""),
            ("Last-Modified", stored.UpdatedAt.ToString("R", CultureInfo.InvariantCulture)),
            ("Cache-Control", stored.Draft.CacheControl ?? (stored.Draft.PublicRead ? "public, max-age=3600" : "private, max-age=0")),
        };
        headers.AddRange(stored.Draft.Metadata.Where(entry => Ascii.IsValid(entry.Key + entry.Value)).Select(entry => ("x-goog-meta-" + entry.Key, entry.Value)));
        if (stored.Draft.ContentDisposition is { } disposition && Ascii.IsValid(disposition))
        {
            headers.Add(("Content-Disposition", disposition));
        }

        return headers;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
