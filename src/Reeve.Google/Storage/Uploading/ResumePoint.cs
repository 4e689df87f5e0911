namespace Reeve.Google.Storage.Uploading;

/// <summary>What another process needs to go on with an upload.</summary>
/// <param name="Session">Where it is sent. Secret.</param>
/// <param name="File">What the file was when the session was begun.</param>
/// <param name="Terms">What was settled for good when the session was begun.</param>
/// <param name="Checksum">The CRC32C of the bytes before <paramref name="CheckedTo"/>.</param>
/// <param name="CheckedTo">How many bytes it is of.</param>
internal sealed record ResumePoint(UploadSession Session, FileState File, UploadTerms Terms, uint Checksum, long CheckedTo);

/// <summary>By what a file is known to be unchanged.</summary>
/// <param name="Size">Its bytes.</param>
/// <param name="ModifiedAt">When it was changed last.</param>
internal readonly record struct FileState(long Size, DateTimeOffset ModifiedAt);

/// <summary>What a session fixes when it is begun.</summary>
/// <param name="Account">Who began it; empty for nobody.</param>
/// <param name="ContentType">The object's media type.</param>
/// <param name="IfAbsent">Whether it stores only if there is no such object.</param>
internal readonly record struct UploadTerms(string Account, string ContentType, bool IfAbsent);
