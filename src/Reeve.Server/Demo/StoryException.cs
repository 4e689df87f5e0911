namespace Reeve.Server.Demo;

/// <summary>The story did not go as it goes.</summary>
/// <param name="message">Where, one sentence.</param>
internal sealed class StoryException(string message) : Exception(message);
