using Reeve.Cli.Output;
using Reeve.Google.Storage;
using Reeve.Http.Failures;

namespace Reeve.Cli.Commands.Upload;

/// <summary>Sends files side by side.</summary>
/// <param name="storage">Where to.</param>
/// <param name="terms">What is the same for all of them.</param>
/// <param name="signedFor">For how long to sign URLs; null for URLs that are not signed.</param>
/// <param name="terminal">Where to say what somebody who watches would wonder about.</param>
internal sealed class Uploader(StorageApi storage, Google.Storage.Upload terms, TimeSpan? signedFor, Terminal terminal)
{
    private volatile bool _isHopeless;

    /// <summary>Sends them, and says what came of each, in their order. A failure of one does not stop the others, unless theirs would be the same.</summary>
    /// <param name="items">The files.</param>
    /// <param name="progress">Is told how far each is.</param>
    /// <param name="cancellationToken">Stops it: what has not begun is not begun.</param>
    public async Task<IReadOnlyList<UploadOutcome>> SendAsync(IReadOnlyList<UploadItem> items, UploadProgress progress, CancellationToken cancellationToken)
    {
        var outcomes = items.Select(item => new UploadOutcome(item)).ToArray();
        await Parallel.ForAsync(
            0,
            items.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Requests.Default, CancellationToken = CancellationToken.None },
            async (i, _) =>
            {
                if (!_isHopeless && !cancellationToken.IsCancellationRequested) outcomes[i] = await SendAsync(items[i], progress.Begin(), cancellationToken);
            });

        return outcomes;
    }

    private async Task<UploadOutcome> SendAsync(UploadItem item, UploadProgress.One progress, CancellationToken cancellationToken)
    {
        try
        {
            StoredObject? stored = null;
            try
            {
                stored = await StoreAsync(item, progress, cancellationToken);
            }
            catch (ApiException failure) when (terms.IfAbsent && failure.Fault == ApiFault.Conflict)
            {
                terminal.Say($"{Line(item.File)}: {failure.Message} It was left as it is.");
            }

            progress.Finish();

            return await AddressAsync(new UploadOutcome(item) { Stored = stored }, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return new(item);
        }
        catch (Exception failure) when (failure is ApiException or UploadException)
        {
            // Every other file would fail alike, each after waits of its own.
            _isHopeless |= failure is ApiException { Fault: ApiFault.Unreachable or ApiFault.Unauthorized };
            Console.Error.WriteLine(Printable.Text($"{Line(item.File)}: {Line(failure.Message)}"));

            return new(item) { Failure = failure };
        }
    }

    private async Task<StoredObject> StoreAsync(UploadItem item, UploadProgress.One progress, CancellationToken cancellationToken)
    {
        var upload = terms with { Name = item.Name, Progress = progress, Notice = terminal.Say };
        if (!item.IsStandardInput) return await storage.UploadAsync(item.File, upload, cancellationToken);

        await using var input = Console.OpenStandardInput();

        return await storage.UploadAsync(input, upload, cancellationToken);
    }

    private async Task<UploadOutcome> AddressAsync(UploadOutcome outcome, CancellationToken cancellationToken)
    {
        var (bucket, name) = (terms.Bucket, outcome.Item.Name);
        try
        {
            if (signedFor is { } lifetime) return outcome with { Url = await storage.SignUrlAsync(bucket, name, lifetime, cancellationToken) };

            var url = await storage.GetUrlAsync(bucket, name, cancellationToken);

            return outcome with { Url = url.Address, Reach = url.Reach };
        }
        catch (OperationCanceledException)
        {
            var url = storage.UrlOf(bucket, name); // The object is there all the same.

            return outcome with { Url = url.Address, Reach = url.Reach };
        }
    }

    private static string Line(string text) => text.ReplaceLineEndings(" ");
}
