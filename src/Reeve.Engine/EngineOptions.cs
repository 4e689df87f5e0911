using Reeve.Engine.Journaling;

namespace Reeve.Engine;

/// <summary>How the engine goes about its work. Built once at the edge.</summary>
public sealed record EngineOptions
{
    /// <summary>What outlives the process.</summary>
    public required StateFolder State { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Keeps writes apart that could spoil each other; another one only to show that it is needed.</summary>
    internal Applying.IWriteGate? Gate { get; init; }
}
