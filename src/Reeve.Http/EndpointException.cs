namespace Reeve.Http;

/// <summary>An address that calls are to be sent to cannot be used. Nothing was sent.</summary>
/// <param name="message">One sentence that names the address and what would be right.</param>
public sealed class EndpointException(string message) : Exception(message);
