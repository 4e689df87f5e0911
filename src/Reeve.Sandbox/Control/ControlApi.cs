using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reeve.Sandbox.Directory;
using Reeve.Sandbox.Drive;
using Reeve.Sandbox.Tokens;
using Reeve.Sandbox.Weather;

namespace Reeve.Sandbox.Control;

/// <summary>The sandbox's own interface under <c>/_sandbox/</c>: look at the state, and make the weather.</summary>
/// <remarks>No token is asked for: the server listens on the loopback address only.</remarks>
internal sealed class ControlApi(Company company, Conditions conditions, Overlaps overlaps, TokenEndpoint tokens, Action endTokens)
{
    private const double MaxOffsetSeconds = 3650d * 86_400;

    private sealed record LatencyBody(double Milliseconds);

    private sealed record ClockBody(double OffsetSeconds);

    private sealed record DelegationBody(IReadOnlyList<string> Scopes);

    private sealed record PagingBody(int? PermissionsPageSize = null);

    private sealed record DetailsBody(bool InFiles);

    private sealed record DrivesBody(bool? IncompleteSearch = null, bool? WritersMoveIn = null);

    private sealed record QuotaBody(string Model, long? PerProject = null, long? PerUser = null, double? WindowSeconds = null, string Service = DrivePipeline.ServiceName);

    private sealed record SharingBody(int? Limit, double? WindowSeconds = null);

    private sealed record ApisBody(IReadOnlyList<string> Disabled);

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        MapState(routes.MapGroup("/_sandbox"));
        MapSwitches(routes.MapGroup("/_sandbox"));
        MapLimits(routes.MapGroup("/_sandbox"));
        MapFaults(routes.MapGroup("/_sandbox"));
    }

    private void MapState(RouteGroupBuilder group)
    {
        Map(group, "GET", "/grants", http => SendAsync(http, 200, company.Dump()));
        Map(group, "GET", "/effective", EffectiveAsync);
        Map(group, "GET", "/log", http => SendAsync(http, LogNow()));
        Map(group, "DELETE", "/log", http => DoneAsync(http, ClearLog));
        Map(group, "GET", "/overlaps", http => SendAsync(http, overlaps.Snapshot()));
        Map(group, "DELETE", "/overlaps", http => DoneAsync(http, overlaps.Reset));
        Map(group, "GET", "/counters", http => SendAsync(http, conditions.Counters.Snapshot()));
        Map(group, "DELETE", "/counters", http => DoneAsync(http, conditions.Counters.Reset));
        Map(group, "POST", "/items", LoadAsync);
    }

    private void MapSwitches(RouteGroupBuilder group)
    {
        var switches = conditions.Switches;
        MapPut<LatencyBody>(group, "/latency", (_, body) => switches.Latency = TimeSpan.FromMilliseconds(
            Within(body.Milliseconds, 0, 600_000, "`milliseconds` is from 0 to 600000, which is ten minutes.")));
        MapPut<ClockBody>(group, "/clock", (_, body) => company.Clock.Offset = TimeSpan.FromSeconds(
            Within(body.OffsetSeconds, -MaxOffsetSeconds, MaxOffsetSeconds, "`offsetSeconds` is at most ten years, ahead or behind.")));
        MapPut<DelegationBody>(group, "/delegation", (_, body) => tokens.Delegated = [.. body.Scopes]);
        MapPut<PagingBody>(group, "/paging", (_, body) => switches.PermissionsPageSize = body.PermissionsPageSize ?? 0);
        MapPut<DetailsBody>(group, "/details", (_, body) => switches.DetailsInFiles = body.InFiles);
        MapPut<DrivesBody>(group, "/drives", (_, body) =>
        {
            switches.IncompleteSearch = body.IncompleteSearch ?? switches.IncompleteSearch;
            switches.WritersMoveIntoDrives = body.WritersMoveIn ?? switches.WritersMoveIntoDrives;
        });
        Map(group, "POST", "/tokens/expire", http => DoneAsync(http, endTokens));
    }

    private void MapLimits(RouteGroupBuilder group)
    {
        MapPut<ApisBody>(group, "/apis", (_, body) => conditions.Disabled = CheckServices(body.Disabled));
        MapPut<SharingBody>(group, "/sharing", (_, body) => conditions.Sharing.Set(
            body.Limit is null or >= 0 ? body.Limit : throw new FormatException("`limit` is a number of times, 0 or more, or null for no limit."),
            body.WindowSeconds is { } seconds ? TimeSpan.FromSeconds(Within(seconds, 0.001, MaxOffsetSeconds, "`windowSeconds` is above 0.")) : null));
        Map(group, "DELETE", "/sharing", http => DoneAsync(http, conditions.Sharing.Reset));
        Map(group, "GET", "/quota", http => SendAsync(http, View(http.Request.Query["service"].FirstOrDefault() ?? DrivePipeline.ServiceName)));
        Map(group, "PUT", "/quota", async http =>
        {
            var body = await ReadAsync<QuotaBody>(http);
            var setting = body.Service == DirectoryApi.ServiceName ? QuotaSetting.OfDirectory(body.Model) : QuotaSetting.Of(body.Model);
            QuotaOf(body.Service).Setting = setting.With(body.PerProject, body.PerUser, body.WindowSeconds);
            await SendAsync(http, View(body.Service));
        });
    }

    private void MapFaults(RouteGroupBuilder group)
    {
        var faults = conditions.Faults;
        Map(group, "GET", "/faults", http => SendAsync(http, new FaultsView(faults.All())));
        Map(group, "POST", "/faults", async http => await SendAsync(http, new { id = faults.Add(await ReadAsync<Fault>(http)) }));
        Map(group, "DELETE", "/faults", http => DoneAsync(http, () => faults.Clear()));
        Map(group, "DELETE", "/faults/{id}", http => DoneAsync(http, () => faults.Clear((string)http.Request.RouteValues["id"]!)));
    }

    private static double Within(double value, double min, double max, string wrong) =>
        value >= min && value <= max ? value : throw new FormatException(wrong);

    private Quota QuotaOf(string service) => service switch
    {
        DrivePipeline.ServiceName => conditions.Quota,
        DirectoryApi.ServiceName => conditions.DirectoryQuota,
        _ => throw new FormatException($"`{service}` has no quota: those that have are {DrivePipeline.ServiceName} and {DirectoryApi.ServiceName}."),
    };

    private QuotaBody View(string service)
    {
        var setting = QuotaOf(service).Setting;

        return new(setting.Model, setting.PerProject, setting.PerUser, setting.Window.TotalSeconds, service);
    }

    private static HashSet<string> CheckServices(IReadOnlyList<string> services) =>
        services.FirstOrDefault(service => !ProjectRefusals.Services.Contains(service)) is { } unknown
            ? throw new FormatException($"There is no service `{unknown}`: those that can be disabled are {string.Join(", ", ProjectRefusals.Services)}.")
            : [.. services];

    private Task EffectiveAsync(HttpContext http)
    {
        var fileId = http.Request.Query["fileId"].ToString();
        lock (company.Gate)
        {
            company.Expire();

            return company.Items.Find(fileId) is { } item
                ? SendAsync(http, EffectiveView.Of(company, item))
                : SendAsync(http, 404, ControlJson.Write(new { error = $"There is no item `{fileId}`." }));
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
            catch (Exception failure) when (failure is FormatException or ArgumentException)
            {
                await SendAsync(http, failure is CyclicMembershipException ? 412 : 400, ControlJson.Write(new { error = failure.Message }));
            }
        }));

    internal static void MapPut<T>(RouteGroupBuilder group, string route, Action<HttpContext, T> set) => Map(group, "PUT", route, async http =>
    {
        var body = await ReadAsync<T>(http);
        set(http, body);
        await SendAsync(http, body);
    });

    internal static Task<T> ReadAsync<T>(HttpContext http) => ControlJson.ReadAsync<T>(http.Request.Body, http.RequestAborted);

    internal static Task DoneAsync(HttpContext http, Action action)
    {
        action();
        http.Response.StatusCode = 204;

        return Task.CompletedTask;
    }

    internal static Task SendAsync<T>(HttpContext http, T value) => SendAsync(http, 200, ControlJson.Write(value));

    private static Task SendAsync(HttpContext http, int status, byte[] body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = body.Length;

        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
