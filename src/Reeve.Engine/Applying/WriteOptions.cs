namespace Reeve.Engine.Applying;

/// <summary>How writing goes about it.</summary>
internal sealed record WriteOptions
{
    /// <summary>The most items that are being written at once in one actor's name, 1 or more.</summary>
    /// <value>Default 4: enough to keep three writes a second going through slow answers.</value>
    public int ItemsPerActor { get; init; } = 4;

    /// <summary>How long what is in flight may take to finish once the run is stopped.</summary>
    /// <value>Default 5 seconds.</value>
    public TimeSpan FinishTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
