namespace Reeve.Sandbox.Weather;

/// <summary>A refusal that an API is to give, in no API's form yet.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Reason">The API's own word, or number, for it.</param>
/// <param name="Message">The text for people; null for the one that usually goes with the reason.</param>
internal sealed record Refusal(int Status, string Reason, string? Message = null)
{
    /// <summary>The status of google.rpc; null for none.</summary>
    public string? RpcStatus { get; init; }

    /// <summary>The <c>ErrorInfo</c> detail; null for none.</summary>
    public ErrorInfo? Info { get; init; }

    /// <summary>Where the mend is done, as <c>extendedHelp</c>; null for none.</summary>
    public string? Help { get; init; }
}

/// <summary>Google's machine-readable detail of a refusal. Source: AIP-193, "Errors".</summary>
/// <param name="Reason">In capitals, such as <c>SERVICE_DISABLED</c>.</param>
/// <param name="Metadata">What it is about, in the order in which it is written.</param>
internal sealed record ErrorInfo(string Reason, params IReadOnlyList<(string Name, string Value)> Metadata);
