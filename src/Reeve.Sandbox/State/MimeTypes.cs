namespace Reeve.Sandbox.State;

/// <summary>The types that Drive itself gives a meaning to. Source: Drive guide "Google Workspace MIME types".</summary>
internal static class MimeTypes
{
    public const string Folder = "application/vnd.google-apps.folder";
    public const string Shortcut = "application/vnd.google-apps.shortcut";
    public const string Document = "application/vnd.google-apps.document";
    public const string Unknown = "application/octet-stream";

    /// <summary>Returns the one string object that stands for a type, so that types compare by reference.</summary>
    public static string Intern(string mimeType) => string.Intern(mimeType);
}
