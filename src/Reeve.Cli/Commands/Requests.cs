namespace Reeve.Cli.Commands;

/// <summary>How many requests commands keep in flight.</summary>
internal static class Requests
{
    /// <summary>What a command keeps in flight at most, where nothing else is asked for.</summary>
    public const int Default = 16;
}
