namespace Reeve.Google.Drive;

/// <summary>Writes the path of a method, its parts escaped.</summary>
internal static class DrivePath
{
    private const string AllDrives = "supportsAllDrives=true"; // Without it, items of shared drives are not found.

    /// <summary>The files, with a query that begins the parameters.</summary>
    public static string Files(string query) => $"files?{AllDrives}&includeItemsFromAllDrives=true&{query}";

    /// <summary>One file.</summary>
    public static string File(string fileId, string fields) => $"files/{Id(fileId)}?{AllDrives}&fields={Escape(fields)}";

    /// <summary>The grants on a file.</summary>
    public static string Permissions(string fileId, string fields) =>
        $"files/{Id(fileId)}/permissions?{AllDrives}&fields={Escape(fields)}";

    /// <summary>One grant.</summary>
    public static string Permission(string fileId, string permissionId) =>
        $"files/{Id(fileId)}/permissions/{Id(permissionId)}?{AllDrives}";

    /// <summary>The shared drives, with a query that begins the parameters.</summary>
    public static string Drives(string query) => $"drives?{query}";

    /// <summary>One shared drive.</summary>
    public static string Drive(string driveId, string fields) => $"drives/{Id(driveId)}?fields={Escape(fields)}";

    /// <summary>The parameter that asks for a page; nothing for the first.</summary>
    public static string Page(string? token) => With("pageToken", token);

    /// <summary>The parameter with which an administrator calls as such; nothing for anybody else.</summary>
    public static string Admin(bool useDomainAdminAccess) => useDomainAdminAccess ? "&useDomainAdminAccess=true" : "";

    /// <summary>A parameter that may be left out: nothing if it has no value.</summary>
    /// <param name="name">Its name, as it is.</param>
    /// <param name="value">Its value, not yet escaped.</param>
    public static string With(string name, string? value) => string.IsNullOrEmpty(value) ? "" : $"&{name}={Escape(value)}";

    /// <summary>Escapes a parameter's value.</summary>
    public static string Escape(string value) => Uri.EscapeDataString(value);

    private static string Id(string id) =>
        id.Trim('.').Length > 0 ? Escape(id) : throw new ArgumentException($"`{id}` is not an ID.", nameof(id)); // Dots alone would be resolved away.
}
