namespace Reeve.Server;

/// <summary>The exit codes of the second program; they are those of the first. No other file names a number.</summary>
internal static class ExitCode
{
    /// <summary>Done; also a service that was told to stop.</summary>
    public const int Done = 0;

    /// <summary>Failed.</summary>
    public const int Failed = 1;

    /// <summary>What a plan with changes ends with.</summary>
    public const int Changes = 2;

    /// <summary>Wrong usage.</summary>
    public const int Usage = 64;

    /// <summary>Interrupted.</summary>
    public const int Interrupted = 130;
}
