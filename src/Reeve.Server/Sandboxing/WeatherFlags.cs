using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Reeve.Sandbox;

namespace Reeve.Server.Sandboxing;

/// <summary>The flags of <c>reeve sandbox</c> for the weather that it starts in; later it is changed by the control API.</summary>
internal static class WeatherFlags
{
    private static readonly TimeSpan MaxLatency = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan MaxOffset = TimeSpan.FromDays(3650);

    private static readonly Option<TimeSpan> Latency = new("--latency")
    {
        Description = "How long every call waits, such as 50ms or 2s. [default: 0ms]",
        HelpName = "TIME",
        CustomParser = result => Read(result, "--latency takes a time from 0ms to 10m, such as `50ms` or `2s`", TimeSpan.Zero, MaxLatency),
    };

    private static readonly Option<string?> Quota = new("--quota") { Description = "Enforce Google's quotas, in units (2026) or in queries (before). [default: none]", HelpName = "units|queries" };

    private static readonly Option<int?> Sharing = new("--sharing-limit")
    {
        Description = "How often each user may share. [default: no limit]",
        HelpName = "N",
        CustomParser = ReadCount,
    };

    private static readonly Option<string?> Faults = new("--faults") { Description = "Faults to begin with: a JSON array of what /_sandbox/faults takes.", HelpName = "FILE" };

    private static readonly Option<TimeSpan> Clock = new("--clock")
    {
        Description = "How far the sandbox's clock is off, such as +10m or -90s. [default: 0s]",
        HelpName = "±TIME",
        CustomParser = result => Read(result, "--clock takes how far the clock is off, at most ten years, such as `+10m` or `-90s`", -MaxOffset, MaxOffset),
    };

    /// <summary>Adds the flags to the command.</summary>
    public static void AddTo(Command command)
    {
        Quota.Validators.Add(result =>
        {
            if (result.GetValue(Quota) is not ("units" or "queries") and var other)
            {
                result.AddError($"--quota takes `units` or `queries`, not `{other}`.");
            }
        });
        Faults.Validators.Add(result =>
        {
            if (!File.Exists(result.GetValue(Faults)))
            {
                result.AddError($"--faults names a file that is not there: `{result.GetValue(Faults)}`.");
            }
        });
        foreach (var option in new Option[] { Latency, Quota, Sharing, Faults, Clock })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Returns the options with the weather that the flags ask for.</summary>
    public static SandboxOptions Apply(ParseResult flags, SandboxOptions options) => options with
    {
        Latency = flags.GetValue(Latency),
        Quota = flags.GetValue(Quota),
        SharingLimit = flags.GetValue(Sharing),
        FaultsFile = flags.GetValue(Faults),
        ClockOffset = flags.GetValue(Clock),
    };

    private static TimeSpan Read(ArgumentResult result, string wanted, TimeSpan min, TimeSpan max)
    {
        var text = result.Tokens[0].Value;
        if (Durations.TryParse(text, out var time) && time >= min && time <= max)
        {
            return time;
        }

        result.AddError($"{wanted}, not `{text}`.");

        return default;
    }

    private static int? ReadCount(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return count;
        }

        result.AddError($"--sharing-limit takes a number of times, 0 or more, not `{text}`.");

        return null;
    }
}
