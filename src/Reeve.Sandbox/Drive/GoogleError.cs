using System.Text.Json;
using Reeve.Sandbox.Weather;

namespace Reeve.Sandbox.Drive;

/// <summary>An answer that refuses, in the form that Google's APIs give it.</summary>
/// <remarks>Source: Drive guide "Resolve errors"; front-end errors carry <c>status</c> and perhaps <c>details</c> besides.</remarks>
/// <param name="Status">The HTTP status.</param>
/// <param name="Reason">The machine-readable reason, <c>errors[0].reason</c>.</param>
/// <param name="Message">The outer message.</param>
internal sealed record GoogleError(int Status, string Reason, string Message)
{
    /// <summary>The message of <c>errors[0]</c> where it differs from the outer one.</summary>
    public string? Inner { get; init; }

    public string Domain { get; init; } = "global";

    public string? Location { get; init; }

    public string? LocationType { get; init; }

    /// <summary>The status of google.rpc, on front-end errors only.</summary>
    public string? RpcStatus { get; init; }

    /// <summary>The <c>ErrorInfo</c> detail; null for none.</summary>
    public ErrorInfo? Info { get; init; }

    /// <summary>Where the mend is done; null for nowhere.</summary>
    public string? ExtendedHelp { get; init; }

    /// <summary>The field in the <c>BadRequest</c> detail, whose description is <see cref="Message"/>; null for no such detail.</summary>
    public string? BadField { get; init; }

    /// <summary>The value of a <c>WWW-Authenticate</c> header; null for none.</summary>
    public string? Challenge { get; init; }

    /// <summary>Returns a refusal of the weather in Google's form.</summary>
    /// <param name="refusal">The refusal; its message is the reason where it has none.</param>
    public static GoogleError Of(Refusal refusal) => new(refusal.Status, refusal.Reason, refusal.Message ?? refusal.Reason)
    {
        Domain = IsUsage(refusal.Reason) ? "usageLimits" : "global",
        RpcStatus = refusal.RpcStatus,
        Info = refusal.Info,
        ExtendedHelp = refusal.Help,
    };

    /// <summary>Returns the body.</summary>
    public byte[] Body()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            Write(json);
        }

        return stream.ToArray();
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteNumber("code", Status);
        json.WriteString("message", Message);
        json.WriteStartArray("errors");
        json.WriteStartObject();
        json.WriteString("message", Inner ?? Message);
        json.WriteString("domain", Domain);
        json.WriteString("reason", Reason);
        if (Location is not null)
        {
            json.WriteString("location", Location);
            json.WriteString("locationType", LocationType ?? "parameter");
        }

        if (ExtendedHelp is not null)
        {
            json.WriteString("extendedHelp", ExtendedHelp);
        }

        json.WriteEndObject();
        json.WriteEndArray();
        if (RpcStatus is not null)
        {
            json.WriteString("status", RpcStatus);
        }

        if (Info is not null)
        {
            WriteInfo(json, Info);
        }

        if (BadField is not null)
        {
            WriteBadRequest(json);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteInfo(Utf8JsonWriter json, ErrorInfo info)
    {
        json.WriteStartArray("details");
        json.WriteStartObject();
        json.WriteString("@type", "type.googleapis.com/google.rpc.ErrorInfo");
        json.WriteString("reason", info.Reason);
        json.WriteString("domain", "googleapis.com");
        json.WriteStartObject("metadata");
        foreach (var (name, value) in info.Metadata)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    // Source: Drive guide "Resolve errors": limits of use have a domain of their own, the sharing limit has not.
    private static bool IsUsage(string reason) =>
        reason is "userRateLimitExceeded" or "rateLimitExceeded" or "dailyLimitExceeded" or "quotaExceeded" or "accessNotConfigured";

    private void WriteBadRequest(Utf8JsonWriter json)
    {
        json.WriteStartArray("details");
        json.WriteStartObject();
        json.WriteString("@type", "type.googleapis.com/google.rpc.BadRequest");
        json.WriteStartArray("fieldViolations");
        json.WriteStartObject();
        json.WriteString("field", BadField);
        json.WriteString("description", Message);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}

/// <summary>Ends the handling of a call with a refusal.</summary>
internal sealed class RefusedException(GoogleError error) : Exception(error.Message)
{
    public GoogleError Error { get; } = error;
}
