namespace Reeve.Google.Drive;

/// <summary>Writes values into the <c>q</c> of <see cref="DriveApi.ListFilesAsync"/>.</summary>
public static class DriveQuery
{
    /// <summary>Returns the value as a quoted string, whatever it holds.</summary>
    /// <param name="value">A name, ID or address, not yet escaped.</param>
    /// <remarks>Source: Drive API v3, "Search for files and folders": <c>'</c> and <c>\</c> are escaped with <c>\</c>.</remarks>
    public static string Quote(string value) =>
        "'" + value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal) + "'";
}
