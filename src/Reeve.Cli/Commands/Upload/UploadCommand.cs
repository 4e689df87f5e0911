using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;

namespace Reeve.Cli.Commands.Upload;

/// <summary><c>reeve upload</c>: files to a bucket, and a URL for each.</summary>
internal static class UploadCommand
{
    private static readonly Argument<string[]> Files = new("FILE") { Description = "The files; - for standard input.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> Bucket = new("--bucket") { Description = "The bucket.", HelpName = "B", Required = true };
    private static readonly Option<string?> Name = new("--name") { Description = "What the one file is to be called in the bucket. [default: its own name]", HelpName = "N" };
    private static readonly Option<string?> Prefix = new("--prefix") { Description = "What goes before each file's own name, such as `2026/`.", HelpName = "P" };
    private static readonly Option<bool> IfAbsent = new("--if-absent") { Description = "Leave what is there already as it is." };

    private static readonly Option<string?> ContentType = new("--content-type")
    {
        Description = "The media type. [default: by the name's extension]", HelpName = "T",
        CustomParser = result => MediaTypeHeaderValue.TryParse(result.Tokens.Single().Value, out _)
            ? result.Tokens.Single().Value
            : Fail<string>(result, $"`{result.Tokens.Single().Value}` is not a media type; write one such as `text/plain`."),
    };

    private static readonly Option<TimeSpan?> Signed = new("--signed")
    {
        Description = "Print signed URLs, which open for everybody who has them, for so long.", HelpName = "1h",
        CustomParser = result => SignedLifetime.Parse(result.Tokens.Single().Value) is { } lifetime
            ? lifetime
            : Fail<TimeSpan?>(result, $"`{result.Tokens.Single().Value}` is not a time from 1s to 7d; write one such as 90s, 15m, 1h or 7d."),
    };

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var command = new Command("upload", "Send files to a bucket, and print a URL for each.") { Files, Bucket, Name, Prefix, IfAbsent, ContentType, Signed };
        command.SetAction((flags, cancellationToken) => HandleAsync(new Session(flags), cancellationToken));
        return command;
    }

    private static async Task<int> HandleAsync(Session session, CancellationToken cancellationToken)
    {
        var bucket = session.Value(Bucket)!;
        var items = UploadItems.Make(session.Value(Files)!, bucket, session.Value(Name), session.Value(Prefix));
        var (storage, owner) = session.OpenStorage(Requests.Default);
        using (owner)
        {
            if (session.Value(Signed) is not null && !storage.CanSign)
                throw new UsageException("--signed needs a service account to sign with: give `--credentials FILE`.");

            await storage.AuthorizeAsync(cancellationToken);
            var terms = new Google.Storage.Upload
            {
                Bucket = bucket,
                Name = "", // Of each file its own.
                ContentType = session.Value(ContentType),
                IfAbsent = session.Value(IfAbsent),
                ResumeFolder = session.State.UploadFolder,
            };
            var uploader = new Uploader(storage, terms, session.Value(Signed), session.Terminal);
            var outcomes = await UploadProgress.DuringAsync(session, items, progress => uploader.SendAsync(items, progress, cancellationToken));

            return Finish(session, outcomes, bucket, cancellationToken);
        }
    }

    private static int Finish(Session session, IReadOnlyList<UploadOutcome> outcomes, string bucket, CancellationToken cancellationToken)
    {
        UploadView.Write(outcomes, bucket, session.FormatAsked, session.Terminal.Results);
        if (UploadView.Note(outcomes) is { } note) session.Terminal.Say(note);

        var left = outcomes.Count(outcome => outcome is { Url: null, Failure: null });
        if (left > 0 && cancellationToken.IsCancellationRequested)
        {
            session.Terminal.Say(outcomes.Count == 1
                ? "Stopped before the file had arrived; the same command goes on with it."
                : string.Create(CultureInfo.InvariantCulture, $"Stopped before {left:N0} of {outcomes.Count:N0} files had arrived; the same command goes on with them."));

            return ExitCode.Interrupted;
        }

        if (left > 0) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{left:N0} more files were not tried: it would have been the same with them."));

        return ExitCode.OfParts([.. outcomes.Select(outcome => outcome.Failure).OfType<Exception>()]);
    }

    private static T? Fail<T>(System.CommandLine.Parsing.ArgumentResult result, string message)
    {
        result.AddError(message);
        return default;
    }
}
