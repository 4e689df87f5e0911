using System.CommandLine;

namespace Reeve.Cli.Commands.Token;

/// <summary><c>reeve token</c>: an access token, for programs that make their calls themselves.</summary>
internal static class TokenCommand
{
    /// <summary>The command.</summary>
    public static Command Make() => new("token", "Print an access token, for curl and the like.") { GoogleTokenCommand.Make(), ZoomTokenCommand.Make() };
}
