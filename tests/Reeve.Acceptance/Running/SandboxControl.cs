using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Reeve.Acceptance.Running;

/// <summary>The sandbox's own interface, over HTTP: the weather, and what it saw.</summary>
internal sealed class SandboxControl(HttpClient http)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The text of all items with their direct grants; the same bytes for the same state.</summary>
    public Task<string> DumpAsync() => http.GetStringAsync("/_sandbox/grants", Stop);

    /// <summary>All counts since the last reset.</summary>
    public async Task<JsonNode> CountersAsync() => JsonNode.Parse(await http.GetStringAsync("/_sandbox/counters", Stop))!;

    public Task ResetCountersAsync() => SendAsync(HttpMethod.Delete, "counters", null);

    /// <summary>How many pairs of permission writes were under way on one item, or on an item and one above it.</summary>
    public async Task<long> OverlapsAsync() => JsonNode.Parse(await http.GetStringAsync("/_sandbox/overlaps", Stop))!["count"]!.GetValue<long>();

    /// <summary>Every change of a grant or flag since the start or the last clearing, in order.</summary>
    public async Task<JsonArray> LogAsync() => JsonNode.Parse(await http.GetStringAsync("/_sandbox/log", Stop))!["entries"]!.AsArray();

    public Task ClearLogAsync() => SendAsync(HttpMethod.Delete, "log", null);

    public Task LatencyAsync(int milliseconds) => SendAsync(HttpMethod.Put, "latency", new { milliseconds });

    public Task ClockAsync(int offsetSeconds) => SendAsync(HttpMethod.Put, "clock", new { offsetSeconds });

    public Task DelegationAsync(params string[] scopes) => SendAsync(HttpMethod.Put, "delegation", new { scopes });

    public Task DetailsInFilesAsync(bool inFiles) => SendAsync(HttpMethod.Put, "details", new { inFiles });

    public Task PageSizeAsync(int permissionsPageSize) => SendAsync(HttpMethod.Put, "paging", new { permissionsPageSize });

    public Task UserStateAsync(string email, string state) => SendAsync(HttpMethod.Put, "users/" + email, new { state });

    /// <summary>Changes how the buckets behave.</summary>
    public Task StorageAsync(object switches) => SendAsync(HttpMethod.Put, "storage", switches);

    /// <summary>Switches APIs off in the project; those that are not named are on.</summary>
    public Task DisableAsync(params string[] disabled) => SendAsync(HttpMethod.Put, "apis", new { disabled });

    /// <summary>Makes certain calls fail.</summary>
    public Task FaultAsync(object fault) => SendAsync(HttpMethod.Post, "faults", fault);

    /// <summary>How many calls all faults together have hit.</summary>
    public async Task<long> FaultHitsAsync() =>
        JsonNode.Parse(await http.GetStringAsync("/_sandbox/faults", Stop))!["faults"]!.AsArray().Sum(fault => fault!["hits"]!.GetValue<long>());

    /// <summary>Lets no token that was issued so far be accepted any more.</summary>
    public Task ExpireTokensAsync() => SendAsync(HttpMethod.Post, "tokens/expire", null);

    public Task ClearFaultsAsync() => SendAsync(HttpMethod.Delete, "faults", null);

    /// <summary>Loads items in the form that the dump has.</summary>
    public Task LoadAsync(JsonNode items) => SendAsync(HttpMethod.Post, "items", items);

    private async Task SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, "/_sandbox/" + path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await http.SendAsync(request, Stop);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync(Stop));
    }
}
