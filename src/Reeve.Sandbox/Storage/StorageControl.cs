using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Reeve.Sandbox.Storage;

/// <summary>The part of the sandbox's own interface that looks into the buckets and changes how they behave.</summary>
internal sealed class StorageControl(Buckets buckets)
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private sealed record BucketBody(IReadOnlyDictionary<string, IReadOnlyList<string>>? Roles, bool? UniformAccess);

    private sealed record BucketView(
        string Name, bool UniformAccess, IReadOnlyDictionary<string, string[]> Roles, IReadOnlyList<ObjectView> Objects, IReadOnlyList<UploadView> Sessions);

    private sealed record SwitchesBody(bool? OneWriteASecond, long? Keep, int? Times);

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "GET", "/_sandbox/buckets", http => SendAsync(http, new { buckets = All() }));
        Map(routes, "PUT", "/_sandbox/buckets/{name}", async http =>
        {
            var name = (string)http.Request.RouteValues["name"]!;
            var body = await ReadAsync<BucketBody>(http);
            buckets.Set(name, body.Roles?.SelectMany(entry => entry.Value.Select(role => (entry.Key, role))), body.UniformAccess);
            await SendAsync(http, All().Single(bucket => bucket.Name == name));
        });
        Map(routes, "PUT", "/_sandbox/storage", async http =>
        {
            var body = await ReadAsync<SwitchesBody>(http);
            buckets.OneWriteASecond = body.OneWriteASecond ?? buckets.OneWriteASecond;
            if (body.Keep is { } keep)
            {
                buckets.ShortKeeping.Set(keep, body.Times ?? 1);
            }

            await SendAsync(http, body);
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

    private static void Map(IEndpointRouteBuilder routes, string verb, string route, RequestDelegate handle) =>
        routes.MapMethods(route, [verb], (RequestDelegate)(async http =>
        {
            try
            {
                await handle(http);
            }
            catch (Exception failure) when (failure is JsonException or FormatException or ArgumentException)
            {
                http.Response.StatusCode = 400;
                await SendAsync(http, new { error = failure.Message });
            }
        }));

    private static async Task<T> ReadAsync<T>(HttpContext http) =>
        await JsonSerializer.DeserializeAsync<T>(http.Request.Body, Wire, http.RequestAborted) ?? throw new FormatException("The body is empty.");

    private static Task SendAsync<T>(HttpContext http, T value)
    {
        http.Response.ContentType = "application/json; charset=utf-8";

        return http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(value, Wire), http.RequestAborted).AsTask();
    }
}
