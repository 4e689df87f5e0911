using System.Text.Json;
using Reeve.Cli.Output;
using Reeve.Http;
using Reeve.Http.Failures;

namespace Reeve.Cli.Commands.Call;

/// <summary>Shows an answer: JSON in the format that was asked for, everything else as it comes.</summary>
/// <param name="session">Flags and environment.</param>
/// <param name="withHeaders">Status and headers too.</param>
internal sealed class AnswerView(Session session, bool withHeaders)
{
    private const int BlockBytes = 64 * 1024;

    /// <summary>Tells whether an answer says of itself that it is JSON.</summary>
    public static bool IsJson(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is { } type
        && (type.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    /// <summary>Shows it on standard output.</summary>
    /// <exception cref="ApiException">It broke off in the middle. It is not asked for again, for its beginning has been shown.</exception>
    public async Task<bool> ShowAsync(HttpResponseMessage response, AttemptTimeout timeout, CancellationToken cancellationToken)
    {
        // What is in a file is shown as it is, also where the file is JSON.
        var isContent = response.RequestMessage?.RequestUri?.Query.Contains("alt=media", StringComparison.Ordinal) == true;
        var json = IsJson(response) && !isContent ? await JsonAnswer.ReadAsync(response, cancellationToken) : (JsonElement?)null;
        await using var output = Console.OpenStandardOutput();
        if (withHeaders) HeaderView.Write(output, (int)response.StatusCode, HeaderView.Lines(response.Headers).Concat(HeaderView.Lines(response.Content.Headers)));
        if (json is { ValueKind: not JsonValueKind.Null } answer) JsonView.Write(session, answer);
        else if (json is null) await CopyAsync(response, output, timeout, cancellationToken);

        return true;
    }

    private static async Task CopyAsync(HttpResponseMessage response, Stream output, AttemptTimeout timeout, CancellationToken cancellationToken)
    {
        var total = 0L;
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            var block = new byte[BlockBytes];
            int read;
            while ((read = await body.ReadAsync(block, cancellationToken)) > 0)
            {
                timeout.Moved();
                total += read;
                await output.WriteAsync(block.AsMemory(0, read), cancellationToken);
            }
        }
        catch (Exception broken) when (total > 0 && broken is HttpRequestException or IOException)
        {
            throw new ApiException(ApiFault.Transient, $"The answer broke off after {total:N0} bytes: what is on standard output is not all of it.", broken);
        }
    }
}
