using Reeve.Google.Drive;
using Reeve.Google.Identity;

namespace Reeve.Cli.Commands.Doctor;

/// <summary>Which commands act as users, and with which scopes: the one table that <c>doctor</c> and the documentation go by.</summary>
/// <param name="Commands">The commands.</param>
/// <param name="Scopes">Scopes of which any one will do, the least first; the calls themselves go by the same list.</param>
internal sealed record CommandScopes(string Commands, IReadOnlyList<string> Scopes)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<CommandScopes> All { get; } =
    [
        new("`whoami`, `plan`", GoogleScopes.Of(DriveAccess.ReadMetadata)),
        new("`apply`, `undo`", GoogleScopes.Of(DriveAccess.Write)),
    ];
}
