using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Reeve.Sandbox.Control;

namespace Reeve.Sandbox.Storage;

/// <summary>The part of the sandbox's own interface that looks into the buckets and changes how they behave.</summary>
internal sealed class StorageControl(Buckets buckets)
{
    private sealed record BucketBody(IReadOnlyDictionary<string, IReadOnlyList<string>>? Roles = null, bool? UniformAccess = null);

    private sealed record BucketView(
        string Name, bool UniformAccess, IReadOnlyDictionary<string, string[]> Roles, IReadOnlyList<ObjectView> Objects, IReadOnlyList<UploadView> Sessions);

    private sealed record SwitchesBody(bool? OneWriteASecond = null, long? Keep = null, int? Times = null);

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/_sandbox");
        ControlApi.Map(group, "GET", "/buckets", http => ControlApi.SendAsync(http, new { buckets = All() }));
        ControlApi.MapPut<BucketBody>(group, "/buckets/{name}", (http, body) => buckets.Set(
            (string)http.Request.RouteValues["name"]!,
            body.Roles?.SelectMany(entry => entry.Value.Select(role => (entry.Key, role))),
            body.UniformAccess));
        ControlApi.MapPut<SwitchesBody>(group, "/storage", (_, body) =>
        {
            buckets.OneWriteASecond = body.OneWriteASecond ?? buckets.OneWriteASecond;
            if (body.Keep is { } keep)
            {
                buckets.ShortKeeping.Set(keep, body.Times ?? 1);
            }
        });
    }

    private BucketView[] All()
    {
        lock (buckets.Gate)
        {
            return [.. buckets.All.Select(bucket => new BucketView(
                bucket.Name,
                bucket.UniformAccess,
                bucket.Roles.ToDictionary(entry => entry.Key, entry => entry.Value.Order(StringComparer.Ordinal).ToArray()),
                buckets.Objects(bucket.Name),
                buckets.Sessions(bucket.Name)))];
        }
    }
}
