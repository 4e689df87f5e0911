namespace Reeve.Engine.Documents;

/// <summary>The ways in which people may say which folder, file or shared drive they mean.</summary>
internal static class FolderForm
{
    private const string FolderUrl = "`https://drive.google.com/drive/folders/1AbC`";

    /// <summary>Reads which folder a tree starts at: its ID or URL.</summary>
    /// <returns>The ID.</returns>
    public static Parsed<string> Root(Node.Scalar scalar)
    {
        var (text, shown) = (scalar.Text, scalar.Text.InBackticks());
        if (DriveUrl.IsId(text))
        {
            return text;
        }

        return DriveUrl.Parse(text) switch
        {
            null => Complaint.Value($"{shown} is not a Drive ID; write the folder's ID or URL, which the browser shows when the folder is open."),
            { IsOfDrive: false } => Complaint.Value($"{shown} is not a URL of Google Drive; write a folder's ID, or its URL like {FolderUrl}."),
            { FolderId: { } folder } => folder,
            { FileId: not null } => Complaint.Value($"{shown} is the URL of a file, and a tree starts at a folder; write the folder's ID or URL."),
            _ => Complaint.Value($"{shown} has no folder's ID in it; open the folder itself and copy its URL, like {FolderUrl}."),
        };
    }

    /// <summary>Reads which folder or file is meant: its ID or URL.</summary>
    /// <returns>The ID.</returns>
    public static Parsed<string> Item(Node.Scalar scalar)
    {
        var (text, shown) = (scalar.Text, scalar.Text.InBackticks());
        if (DriveUrl.IsId(text))
        {
            return text;
        }

        return DriveUrl.Parse(text) switch
        {
            null => Complaint.Value($"{shown} is not a Drive ID; write the ID or URL, which the browser shows when the file or folder is open."),
            { IsOfDrive: false } => Complaint.Value($"{shown} is not a URL of Google Drive; write an ID, or a URL like {FolderUrl}."),
            { FolderId: { } folder } => folder,
            { FileId: { } file } => file,
            _ => Complaint.Value($"{shown} has no ID in it; open the file or folder itself and copy its URL, like {FolderUrl}."),
        };
    }

    /// <summary>Reads which shared drive is meant: its ID, its URL, or its name.</summary>
    /// <returns>The ID or the name; which of the two it is only the service knows.</returns>
    public static Parsed<string> Drive(Node.Scalar scalar)
    {
        var (text, shown) = (scalar.Text, scalar.Text.InBackticks());
        return DriveUrl.Parse(text) switch
        {
            null when text.Trim().Length > 0 => text,
            null => Complaint.Value("the name of the shared drive is empty; write its ID, URL or name."),
            { IsOfDrive: false } => Complaint.Value($"{shown} is not a URL of Google Drive; write the shared drive's ID, name, or URL like `https://drive.google.com/drive/folders/0AbC`."),
            { FolderId: { } drive } => drive,
            _ => Complaint.Value($"{shown} has no shared drive's ID in it; open the shared drive itself and copy its URL, like `https://drive.google.com/drive/folders/0AbC`."),
        };
    }
}
