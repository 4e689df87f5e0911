namespace Reeve.Acceptance.Independent;

/// <summary>What somebody may do, the least first.</summary>
internal enum Role
{
    None,
    Reader,
    Commenter,
    Writer,
    FileOrganizer,
    Organizer,
    Owner,
}

/// <summary>Roles as Drive writes them.</summary>
internal static class Roles
{
    public static Role Parse(string text) => Enum.Parse<Role>(text, ignoreCase: true);

    public static string Text(this Role role) => role == Role.FileOrganizer ? "fileOrganizer" : role.ToString().ToLowerInvariant();
}
