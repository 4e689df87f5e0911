namespace Reeve.Google.Storage;

/// <summary>An upload failed for a reason that is this machine's, the file's, or its bytes'.</summary>
/// <param name="message">One sentence, with the next step where there is one.</param>
/// <param name="innerException">What was caught below, or null.</param>
public sealed class UploadException(string message, Exception? innerException = null) : Exception(message, innerException);
