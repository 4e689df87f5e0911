using Reeve.Google.Directory;
using Reeve.Google.Drive;
using Reeve.Google.Identity;

namespace Reeve.Cli.Commands.Doctor;

/// <summary>Which commands act as users, and with which scopes: the one table that <c>doctor</c> and the documentation go by.</summary>
/// <param name="Commands">The commands, or the part of their work.</param>
/// <param name="Scopes">Scopes of which any one will do, the least first; the calls themselves go by the same list.</param>
internal sealed record CommandScopes(string Commands, IReadOnlyList<string> Scopes)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<CommandScopes> All { get; } =
    [
        new("`whoami`, `plan`, `audit`, `explain`, `access`", GoogleScopes.Of(DriveAccess.ReadMetadata)),
        new("`apply`, `undo`", GoogleScopes.Of(DriveAccess.Write)),
        new("shared drives", GoogleScopes.OfDrives(DriveAccess.ReadMetadata)) { Without = "no shared drive is found by its name, nor are its restrictions read" },
        new("users", GoogleScopes.Of(DirectoryAccess.Users)) { Without = "nobody is looked up, so that an alias, a leaver and a misspelt address cannot be told apart" },
        new("groups", GoogleScopes.Of(DirectoryAccess.Groups)) { Without = "no group is looked up" },
        new("members of groups", GoogleScopes.Of(DirectoryAccess.Members)) { Without = "who is in a group is not known" },
        new("domains", GoogleScopes.Of(DirectoryAccess.Domains)) { Without = "which domains are the organisation's is not known" },
    ];

    /// <summary>What is lost without them, where the rest works all the same; null where nothing does.</summary>
    public string? Without { get; init; }
}
