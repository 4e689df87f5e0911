namespace Reeve.Google;

/// <summary>A service account's key cannot be read or is not one.</summary>
/// <param name="message">One sentence that names the file and what is wrong with it. Holds nothing of its content.</param>
/// <param name="innerException">What was caught below, or null.</param>
public sealed class KeyFileException(string message, Exception? innerException = null) : Exception(message, innerException);
