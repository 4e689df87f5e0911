namespace Reeve.Sandbox.State;

/// <summary>How much a grant allows; a greater value allows all that a smaller one does.</summary>
/// <remarks>Source: Drive guide "Roles and permissions". <see cref="None"/> is no access at all.</remarks>
internal enum Role : byte
{
    None,
    Reader,
    Commenter,
    Writer,
    FileOrganizer,
    Organizer,
    Owner,
}

/// <summary>The names that roles have on the wire.</summary>
internal static class RoleNames
{
    private static readonly string[] Names = ["none", "reader", "commenter", "writer", "fileOrganizer", "organizer", "owner"];

    /// <summary>Returns the wire name, <c>none</c> for no access.</summary>
    public static string Text(this Role role) => Names[(int)role];

    /// <summary>Reads a wire name; <c>none</c> and unknown names are refused.</summary>
    public static bool TryParse(string? text, out Role role)
    {
        var index = text is null ? -1 : Array.IndexOf(Names, text);
        role = index > 0 ? (Role)index : Role.None;

        return index > 0;
    }
}
