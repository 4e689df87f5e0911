using System.Security.Cryptography;

namespace Reeve.Sandbox;

/// <summary>How a sandbox is started.</summary>
public sealed record SandboxOptions
{
    /// <summary>The port on 127.0.0.1 to listen on.</summary>
    /// <value>Default: 0, any free one.</value>
    public int Port { get; init; }

    /// <summary>A file with the company to load, in the form of the control API's dump, instead of the built-in one.</summary>
    /// <value>Default: null, the built-in company.</value>
    public string? SeedFile { get; init; }

    /// <summary>Where <c>credentials.json</c>, <c>reeve.yaml</c> and <c>sandbox.json</c> are written once it serves; made if absent.</summary>
    /// <value>Default: null, nothing is written.</value>
    public string? Directory { get; init; }

    /// <summary>The clock that the sandbox's own clock is set by.</summary>
    /// <value>Default: the system's.</value>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether to start without any item, with the domain's users and groups only.</summary>
    /// <value>Default: false.</value>
    public bool Empty { get; init; }

    /// <summary>How long every call of an emulated API waits before it is handled.</summary>
    /// <value>Default: zero.</value>
    public TimeSpan Latency { get; init; }

    /// <summary>By which model quotas are enforced, with Google's own limits: <c>units</c> or <c>queries</c>.</summary>
    /// <value>Default: null, they are not.</value>
    public string? Quota { get; init; }

    /// <summary>How often each user may share before Drive refuses it.</summary>
    /// <value>Default: null, there is no limit.</value>
    public int? SharingLimit { get; init; }

    /// <summary>A file with faults to begin with: a JSON array of what <c>POST /_sandbox/faults</c> takes.</summary>
    /// <value>Default: null, there are none.</value>
    public string? FaultsFile { get; init; }

    /// <summary>How far the sandbox's own clock is ahead of <see cref="Time"/>; negative for behind.</summary>
    /// <value>Default: zero.</value>
    public TimeSpan ClockOffset { get; init; }

    /// <summary>The service account's key; null for a fresh one. For tests, which start many sandboxes.</summary>
    internal RSAParameters? Key { get; init; }
}
