namespace Reeve.Http;

/// <summary>Reads the body of a success.</summary>
/// <typeparam name="T">What it says.</typeparam>
/// <param name="body">The body, empty if there is none. Valid during the call only.</param>
/// <exception cref="System.Text.Json.JsonException">It is not what the service documents.</exception>
public delegate T AnswerReader<out T>(ReadOnlySpan<byte> body);
