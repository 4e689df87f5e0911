namespace Reeve.Http;

/// <summary>Reads an accepted answer whole: status, headers and body.</summary>
/// <remarks>A deletion that was repeated after a lost answer, and then found nothing, comes here with 404: it has been done.</remarks>
/// <typeparam name="T">What it says.</typeparam>
/// <param name="response">The answer, its body not yet read. Valid until the returned task ends.</param>
/// <param name="timeout">The attempt's time-out, to be told of what moves.</param>
/// <param name="cancellationToken">Stops the attempt.</param>
/// <exception cref="System.Text.Json.JsonException">It is not what the service documents.</exception>
public delegate Task<T> ResponseReader<T>(HttpResponseMessage response, AttemptTimeout timeout, CancellationToken cancellationToken);
