namespace Reeve.Testing;

/// <summary>A request came that no test expected. Not an exception that the code under test would handle.</summary>
/// <param name="message">Which one.</param>
public sealed class UnexpectedRequestException(string message) : Exception(message);
