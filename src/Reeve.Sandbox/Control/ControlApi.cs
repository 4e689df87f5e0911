using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reeve.Sandbox.Tokens;

namespace Reeve.Sandbox.Control;

/// <summary>The sandbox's own interface under <c>/_sandbox/</c>: look at the state, and make the weather.</summary>
/// <remarks>No token is asked for: the server listens on the loopback address only.</remarks>
internal sealed class ControlApi(Company company, Switches switches, Faults faults, Counters counters, Overlaps overlaps, TokenEndpoint tokens)
{
    private static readonly JsonSerializerOptions Wire = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DictionaryKeyPolicy = null,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
        NewLine = "\n",
    };

    private sealed record LatencyBody(double Milliseconds);

    private sealed record ClockBody(double OffsetSeconds);

    private sealed record DelegationBody(IReadOnlyList<string> Scopes);

    private sealed record StateBody(string State);

    private sealed record PagingBody(int? PermissionsPageSize);

    private sealed record DetailsBody(bool InFiles);

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        MapState(routes.MapGroup("/_sandbox"));
        MapSwitches(routes.MapGroup("/_sandbox"));
    }

    private void MapState(RouteGroupBuilder group)
    {
        Map(group, "GET", "/grants", http => SendAsync(http, 200, company.Dump()));
        Map(group, "GET", "/effective", EffectiveAsync);
        Map(group, "GET", "/log", http => SendAsync(http, LogNow()));
        Map(group, "DELETE", "/log", http => DoneAsync(http, ClearLog));
        Map(group, "GET", "/overlaps", http => SendAsync(http, overlaps.Snapshot()));
        Map(group, "DELETE", "/overlaps", http => DoneAsync(http, overlaps.Reset));
        Map(group, "GET", "/counters", http => SendAsync(http, counters.Snapshot()));
        Map(group, "DELETE", "/counters", http => DoneAsync(http, counters.Reset));
        Map(group, "POST", "/items", LoadAsync);
    }

    private void MapSwitches(RouteGroupBuilder group)
    {
        MapPut<LatencyBody>(group, "/latency", (_, body) => switches.Latency = TimeSpan.FromMilliseconds(Math.Max(0, body.Milliseconds)));
        MapPut<ClockBody>(group, "/clock", (_, body) => company.Clock.Offset = TimeSpan.FromSeconds(body.OffsetSeconds));
        MapPut<DelegationBody>(group, "/delegation", (_, body) => tokens.Delegated = [.. body.Scopes]);
        MapPut<StateBody>(group, "/users/{email}", (http, body) => company.SetUserState((string)http.Request.RouteValues["email"]!, body.State));
        MapPut<PagingBody>(group, "/paging", (_, body) => switches.PermissionsPageSize = body.PermissionsPageSize ?? 0);
        MapPut<DetailsBody>(group, "/details", (_, body) => switches.DetailsInFiles = body.InFiles);
        Map(group, "GET", "/faults", http => SendAsync(http, new FaultsView(faults.All())));
        Map(group, "DELETE", "/faults", http => DoneAsync(http, () => faults.Clear()));
        Map(group, "DELETE", "/faults/{id}", http => DoneAsync(http, () => faults.Clear((string)http.Request.RouteValues["id"]!)));
        Map(group, "POST", "/faults", async http =>
        {
            var fault = await ReadAsync<Fault>(http);
            if (fault.Status is < 200 or > 599)
            {
                throw new FormatException("A fault needs a `status` from 200 to 599.");
            }

            await SendAsync(http, new { id = faults.Add(fault) });
        });
    }

    private Task EffectiveAsync(HttpContext http)
    {
        var fileId = http.Request.Query["fileId"].ToString();
        lock (company.Gate)
        {
            company.Expire();

            return company.Items.Find(fileId) is { } item
                ? SendAsync(http, EffectiveView.Of(item))
                : SendAsync(http, 404, JsonSerializer.SerializeToUtf8Bytes(new { error = $"There is no item `{fileId}`." }, Wire));
        }
    }

    private async Task LoadAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, http.RequestAborted);
        await SendAsync(http, new { items = company.Load(buffer.GetBuffer().AsMemory(0, (int)buffer.Length)) });
    }

    private object LogNow()
    {
        lock (company.Gate)
        {
            company.Expire();

            return new { entries = company.Log.Entries.ToArray() };
        }
    }

    private void ClearLog()
    {
        lock (company.Gate)
        {
            company.Log.Clear();
        }
    }

    internal static void Map(RouteGroupBuilder group, string verb, string route, RequestDelegate handle) =>
        group.MapMethods(route, [verb], (RequestDelegate)(async http =>
        {
            try
            {
                await handle(http);
            }
            catch (Exception failure) when (failure is JsonException or FormatException or ArgumentException)
            {
                await SendAsync(http, 400, JsonSerializer.SerializeToUtf8Bytes(new { error = failure.Message }, Wire));
            }
        }));

    internal static void MapPut<T>(RouteGroupBuilder group, string route, Action<HttpContext, T> set) => Map(group, "PUT", route, async http =>
    {
        var body = await ReadAsync<T>(http);
        set(http, body);
        await SendAsync(http, body);
    });

    private static async Task<T> ReadAsync<T>(HttpContext http) =>
        await JsonSerializer.DeserializeAsync<T>(http.Request.Body, Wire, http.RequestAborted) ?? throw new FormatException("The body is empty.");

    internal static Task DoneAsync(HttpContext http, Action action)
    {
        action();
        http.Response.StatusCode = 204;

        return Task.CompletedTask;
    }

    internal static Task SendAsync<T>(HttpContext http, T value) => SendAsync(http, 200, JsonSerializer.SerializeToUtf8Bytes(value, Wire));

    private static Task SendAsync(HttpContext http, int status, byte[] body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = body.Length;

        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
