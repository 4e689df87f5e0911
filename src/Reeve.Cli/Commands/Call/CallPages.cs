using System.Text.Json;
using Reeve.Http;
using Reeve.Http.Failures;
using Reeve.Http.Paging;

namespace Reeve.Cli.Commands.Call;

/// <summary>Reads a list through a service.</summary>
internal static class CallPages
{
    /// <summary>Yields its pages.</summary>
    /// <param name="service">Whom to call.</param>
    /// <param name="call">The call for the first page.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    public static IAsyncEnumerable<JsonPage> ReadAsync(ICallService service, RawCall call, CancellationToken cancellationToken) =>
        JsonList.ReadAsync(
            (next, stop) => service.SendAsync(call with { Target = JsonList.With(call.Target, next) }, ReadAsync, stop), service.IsStalePage, cancellationToken);

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, AttemptTimeout timeout, CancellationToken cancellationToken) =>
        AnswerView.IsJson(response)
            ? await JsonAnswer.ReadAsync(response, cancellationToken)
            : throw new ApiException(ApiFault.Protocol, $"The answer is not JSON but `{response.Content.Headers.ContentType?.MediaType ?? "of no type"}`, so it is no list: leave `--paginate` out.");
}
