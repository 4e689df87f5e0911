using System.CommandLine;

namespace Reeve.Cli.Commands.Zoom;

/// <summary><c>reeve zoom</c>: what can be asked of a Zoom account.</summary>
internal static class ZoomCommand
{
    /// <summary>The command.</summary>
    public static Command Make() => new("zoom", "Ask a Zoom account.") { ZoomUsersCommand.Make() };
}
