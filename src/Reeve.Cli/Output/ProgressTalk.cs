using System.Globalization;
using Reeve.Engine;
using Spectre.Console;

namespace Reeve.Cli.Output;

/// <summary>Shows how far a long job is: a bar on a terminal, a line every few seconds otherwise.</summary>
internal sealed class ProgressTalk(Terminal terminal, TimeProvider time)
{
    /// <summary>Runs a job and shows its progress on standard error.</summary>
    public async Task<T> DuringAsync<T>(Func<IProgress<EngineProgress>?, Task<T>> job)
    {
        if (terminal.IsQuiet)
        {
            return await job(null);
        }

        if (!terminal.Talk.Profile.Capabilities.Interactive || Console.IsErrorRedirected)
        {
            return await job(new Lines(terminal, time));
        }

        return await terminal.Talk.Progress()
            .AutoClear(true)
            .HideCompleted(false)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context => job(new Bars(context)));
    }

    private static string Describe(EngineProgress progress) => progress.Step switch
    {
        EngineStep.Reading => string.Create(CultureInfo.InvariantCulture, $"Reading {progress.Subject}: {progress.Done:N0} items"),
        EngineStep.ReadingAsOwners => string.Create(CultureInfo.InvariantCulture, $"Reading {progress.Subject} as its owners: {progress.Done:N0} items"),
        EngineStep.ReadingAgain => "Looking for what lay hidden",
        _ => string.Create(CultureInfo.InvariantCulture, $"Making changes: {progress.Done:N0} of {progress.Total:N0}"),
    };

    private sealed class Lines(Terminal terminal, TimeProvider time) : IProgress<EngineProgress>
    {
        private readonly LineTalk _talk = new(terminal, time);

        public void Report(EngineProgress value) => _talk.Say(() => Describe(value));
    }

    private sealed class Bars(ProgressContext context) : IProgress<EngineProgress>
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<(EngineStep, string), ProgressTask> _bars = [];

        public void Report(EngineProgress value)
        {
            lock (_lock)
            {
                if (!_bars.TryGetValue((value.Step, value.Subject), out var bar))
                {
                    foreach (var other in _bars.Values.Where(other => !other.IsFinished))
                    {
                        other.IsIndeterminate = false;
                        other.Value = other.MaxValue;
                    }

                    _bars[(value.Step, value.Subject)] = bar = context.AddTask(Markup.Escape(Describe(value)));
                }

                bar.Description = Markup.Escape(Describe(value));
                bar.IsIndeterminate = value.Total is null;
                if (value.Total is { } total)
                {
                    bar.MaxValue = Math.Max(total, 1);
                    bar.Value = Math.Max(bar.Value, value.Done);
                }
            }
        }
    }
}
