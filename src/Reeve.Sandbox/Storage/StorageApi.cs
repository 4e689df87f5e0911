using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reeve.Sandbox.Drive;
using Reeve.Sandbox.Weather;

namespace Reeve.Sandbox.Storage;

/// <summary>Cloud Storage's JSON interface on the wire, under every address that clients call it by.</summary>
/// <remarks>Source: Cloud Storage, "Request endpoints"; the addresses without <c>/storage/v1</c> are those of clients that are given an emulator.</remarks>
internal sealed class StorageApi(Buckets buckets, StorageCallers callers) : IEmulatedApi
{
    private static readonly string[] Roots = ["/storage/v1", ""];
    private static readonly string[] UploadRoots = ["/upload/storage/v1", "/resumable/upload/storage/v1"];

    private readonly BucketReads _bucketReads = new(buckets);
    private readonly Listing _listing = new(buckets);
    private readonly ObjectReads _reads = new(buckets);
    private readonly ObjectChanges _changes = new(buckets);
    private readonly SimpleUploads _simple = new(buckets);
    private readonly ResumableUploads _resumable = new(buckets);

    public string? Service => "storage.googleapis.com";

    public ValueTask<string?> SubjectOfAsync(HttpContext http) => ValueTask.FromResult(callers.SubjectOf(http.Request));

    public Task RefuseAsync(HttpContext http, Refusal refusal) => StorageAnswer.Refused(GoogleError.Of(refusal)).SendAsync(http);

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var root in Roots)
        {
            Add(routes, "GET", root + "/b", StorageScopes.Read, _bucketReads.List);
            Add(routes, "GET", root + "/b/{bucket}", StorageScopes.Read, _bucketReads.Get);
            Add(routes, "GET", root + "/b/{bucket}/o", StorageScopes.Read, _listing.List);
            Add(routes, "GET", root + "/b/{bucket}/o/{object}", StorageScopes.Read, _reads.Get);
            Add(routes, "PATCH", root + "/b/{bucket}/o/{object}", StorageScopes.Write, _changes.PatchAsync);
            Add(routes, "PUT", root + "/b/{bucket}/o/{object}", StorageScopes.Write, _changes.PatchAsync);
            Add(routes, "DELETE", root + "/b/{bucket}/o/{object}", StorageScopes.Write, _changes.Delete);
        }

        Add(routes, "GET", "/download/storage/v1/b/{bucket}/o/{object}", StorageScopes.Read, _reads.Download);
        foreach (var root in UploadRoots)
        {
            Add(routes, "POST", root + "/b/{bucket}/o", StorageScopes.Write, InsertAsync);
            Add(routes, "PUT", root + "/b/{bucket}/o", null, _resumable.PutAsync);
            Add(routes, "DELETE", root + "/b/{bucket}/o", null, _resumable.CancelAsync);
        }
    }

    private Task<StorageAnswer> InsertAsync(StorageCall call) => call.Query("uploadType") switch
    {
        "media" => _simple.MediaAsync(call),
        "multipart" => _simple.MultipartAsync(call),
        "resumable" when call.Query("upload_id") is not null => _resumable.PutAsync(call), // As Google's client for Go sends chunks.
        "resumable" => _resumable.StartAsync(call),
        null => throw StorageRefusal.Required("uploadType"),
        var other => throw StorageRefusal.Invalid($"Invalid value for parameter uploadType: {other}"),
    };

    private void Add(IEndpointRouteBuilder routes, string verb, string template, IReadOnlyList<string>? scopes, Func<StorageCall, StorageAnswer> handle) =>
        Add(routes, verb, template, scopes, call => Task.FromResult(handle(call)));

    // Null scopes: the address itself is the permission.
    private void Add(IEndpointRouteBuilder routes, string verb, string template, IReadOnlyList<string>? scopes, Func<StorageCall, Task<StorageAnswer>> handle)
    {
        var steps = template.TrimStart('/').Split('/').ToList();
        var (bucketAt, objectAt) = (steps.IndexOf("{bucket}"), steps.IndexOf("{object}"));
        routes.MapApi(new ApiRoute(this, verb, template), async http =>
        {
            StorageAnswer answer;
            try
            {
                var caller = scopes is null ? null : callers.Identify(http.Request, scopes);
                var segments = StorageCall.Segments(http);
                answer = await handle(new StorageCall(http, caller, bucketAt < 0 ? "" : segments[bucketAt], objectAt < 0 ? "" : segments[objectAt]));
            }
            catch (StorageRefusal refusal)
            {
                answer = StorageAnswer.Refused(refusal);
            }
            catch (Exception failure) when (failure is OperationCanceledException or IOException)
            {
                // The sender is gone, or has begun another request that goes on with the upload.
                http.Abort();

                return;
            }

            await answer.SendAsync(http);
        });
    }
}
