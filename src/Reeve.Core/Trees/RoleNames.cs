using System.Diagnostics;

namespace Reeve.Core.Trees;

/// <summary>The roles as Google, policies and plans write them.</summary>
public static class RoleNames
{
    /// <summary>Returns Google's name of <paramref name="role"/>: <c>fileOrganizer</c>, …; <c>none</c> for no access.</summary>
    public static string Name(this Role role) => role switch
    {
        Role.None => "none",
        Role.Reader => "reader",
        Role.Commenter => "commenter",
        Role.Writer => "writer",
        Role.FileOrganizer => "fileOrganizer",
        Role.Organizer => "organizer",
        Role.Owner => "owner",
        _ => throw new UnreachableException(),
    };

    /// <summary>Reads Google's name of a role, exactly as Google writes it; <c>none</c> is not a role.</summary>
    public static bool TryParse(string text, out Role role)
    {
        role = text switch
        {
            "reader" => Role.Reader,
            "commenter" => Role.Commenter,
            "writer" => Role.Writer,
            "fileOrganizer" => Role.FileOrganizer,
            "organizer" => Role.Organizer,
            "owner" => Role.Owner,
            _ => Role.None,
        };

        return role != Role.None;
    }
}
