using System.Text.Json;

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

    /// <summary>The reason in the <c>ErrorInfo</c> detail; null for no detail.</summary>
    public string? InfoReason { get; init; }

    /// <summary>The full method name in the <c>ErrorInfo</c> detail.</summary>
    public string? InfoMethod { get; init; }

    /// <summary>The field in the <c>BadRequest</c> detail, whose description is <see cref="Message"/>; null for no such detail.</summary>
    public string? BadField { get; init; }

    /// <summary>The value of a <c>WWW-Authenticate</c> header; null for none.</summary>
    public string? Challenge { get; init; }

    /// <summary>The value of a <c>Retry-After</c> header in seconds; null for none.</summary>
    public int? RetryAfterSeconds { get; init; }

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

        json.WriteEndObject();
        json.WriteEndArray();
        if (RpcStatus is not null)
        {
            json.WriteString("status", RpcStatus);
        }

        if (InfoReason is not null)
        {
            WriteInfo(json);
        }

        if (BadField is not null)
        {
            WriteBadRequest(json);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteInfo(Utf8JsonWriter json)
    {
        json.WriteStartArray("details");
        json.WriteStartObject();
        json.WriteString("@type", "type.googleapis.com/google.rpc.ErrorInfo");
        json.WriteString("reason", InfoReason);
        json.WriteString("domain", "googleapis.com");
        json.WriteStartObject("metadata");
        json.WriteString("service", "drive.googleapis.com");
        json.WriteString("method", InfoMethod);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

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
