using System.Globalization;
using Reeve.Cli.Output;
using Spectre.Console;

namespace Reeve.Cli.Commands.Upload;

/// <summary>Shows how many bytes and files have gone: a bar on a terminal, a line every few seconds otherwise. Thread-safe.</summary>
internal sealed class UploadProgress
{
    private readonly int _files;
    private readonly long? _bytes;
    private readonly LineTalk? _lines;
    private ProgressTask? _bar;
    private long _sent;
    private int _finished;

    private UploadProgress(int files, long? bytes, LineTalk? lines)
    {
        _files = files;
        _bytes = bytes;
        _lines = lines;
    }

    /// <summary>Runs a job and shows its progress on standard error.</summary>
    /// <param name="session">Where to, and how.</param>
    /// <param name="items">What is sent.</param>
    /// <param name="job">The job.</param>
    public static async Task<T> DuringAsync<T>(Session session, IReadOnlyList<UploadItem> items, Func<UploadProgress, Task<T>> job)
    {
        var terminal = session.Terminal;
        if (terminal.IsQuiet) return await job(new(items.Count, null, null));

        long? bytes = items.Any(item => item.IsStandardInput) ? null : items.Sum(item => new FileInfo(item.File) is { Exists: true } file ? file.Length : 0);
        if (!terminal.Talk.Profile.Capabilities.Interactive || Console.IsErrorRedirected)
            return await job(new(items.Count, bytes, new LineTalk(terminal, session.Time)));

        return await terminal.Talk.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var progress = new UploadProgress(items.Count, bytes, null);
                progress._bar = context.AddTask(Markup.Escape(progress.Describe()), maxValue: Math.Max(bytes ?? 1, 1));
                progress._bar.IsIndeterminate = bytes is null or 0;

                return job(progress);
            });
    }

    /// <summary>Adds a file's share.</summary>
    public One Begin() => new(this);

    private void Add(long bytes)
    {
        Interlocked.Add(ref _sent, bytes);
        Show();
    }

    private void Finish()
    {
        Interlocked.Increment(ref _finished);
        Show();
    }

    private void Show()
    {
        _lines?.Say(Describe);
        if (_bar is null) return;

        lock (_bar)
        {
            _bar.Description = Markup.Escape(Describe());
            if (_bytes > 0) _bar.Value = Interlocked.Read(ref _sent);
        }
    }

    private string Describe()
    {
        var of = _bytes is { } bytes ? $" of {Size(bytes)}" : "";
        var files = _files == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", {Volatile.Read(ref _finished):N0} of {_files:N0} files");

        return $"Uploading: {Size(Interlocked.Read(ref _sent))}{of}{files}";
    }

    private static string Size(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.00} GiB"),
        >= 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0.0} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} KiB"),
    };

    /// <summary>One file's share of the whole.</summary>
    internal sealed class One(UploadProgress whole) : IProgress<long>
    {
        private long _last;

        /// <inheritdoc/>
        public void Report(long value) => whole.Add(value - Interlocked.Exchange(ref _last, value));

        /// <summary>It has ended well.</summary>
        public void Finish() => whole.Finish();
    }
}
