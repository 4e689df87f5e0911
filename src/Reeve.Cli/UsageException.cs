namespace Reeve.Cli;

/// <summary>What was asked for cannot be meant.</summary>
/// <param name="message">What is wrong and what would be right, one sentence or line each.</param>
internal sealed class UsageException(string message) : Exception(message);
