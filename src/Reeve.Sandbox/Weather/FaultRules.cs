namespace Reeve.Sandbox.Weather;

/// <summary>What a fault must be like to be taken; each rule answers with the sentence that is told.</summary>
internal static class FaultRules
{
    private static readonly string[] Framing = ["Content-Length", "Transfer-Encoding", "Connection"];

    /// <summary>Refuses a fault that could not happen as it is written.</summary>
    /// <exception cref="FormatException">What is wrong with it.</exception>
    public static void Check(Fault fault)
    {
        if ((CheckWhat(fault) ?? CheckWhen(fault) ?? CheckTogether(fault) ?? CheckHeaders(fault)) is { } wrong)
        {
            throw new FormatException(wrong);
        }
    }

    private static string? CheckWhat(Fault fault) =>
        fault is { Status: null, Reset: null, CutBody: null, ResetAfterBytes: null, DelayMilliseconds: null, Headers: null }
            ? "A fault needs a `status` from 200 to 599, or one of `reset`, `resetAfterBytes`, `cutBody`, `delayMilliseconds`, `headers`."
        : fault.Status is < 200 or > 599 ? $"`status` is from 200 to 599, not {fault.Status}."
        : fault.Reset is not (null or Fault.Before or Fault.AfterEffect) ? $"`reset` is `before` or `after`, not `{fault.Reset}`."
        : fault.CutBody < 0 ? "`cutBody` is a number of bytes, 0 or more."
        : fault.ResetAfterBytes < 0 ? "`resetAfterBytes` is a number of bytes, 0 or more."
        : fault.DelayMilliseconds is < 0 or > int.MaxValue ? "`delayMilliseconds` is 0 or more, and at most 24 days."
        : null;

    private static string? CheckWhen(Fault fault) =>
        fault.Nth < 1 ? "`nth` is 1 for the first call that fits, or more."
        : fault.Times < 1 ? "`times` is 1 or more; leave it out for always."
        : fault.Path is { } path && !path.StartsWith('/') ? $"`path` begins with `/`, not as `{path}` does."
        : null;

    private static string? CheckTogether(Fault fault) =>
        fault is { Reset: not null, Status: not null } ? "`reset` gives no answer, so there can be no `status`."
        : fault is { Reset: not null, CutBody: not null } ? "`reset` gives no answer, so there can be no `cutBody`."
        : fault is { ResetAfterBytes: not null } and ({ Reset: not null } or { Status: not null } or { CutBody: not null })
            ? "`resetAfterBytes` gives no answer, so there can be no `status`, `reset` or `cutBody`."
        : fault is { Status: null } and ({ Reason: not null } or { Message: not null } or { After: true })
            ? "`reason`, `message` and `after` go with a `status`."
        : fault is { Reason: null, Message: not null } ? "`message` goes with a `reason`."
        : null;

    private static string? CheckHeaders(Fault fault)
    {
        foreach (var (name, value) in fault.Headers ?? new Dictionary<string, string>())
        {
            if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            {
                return $"`{name}` is no name of a header.";
            }

            if (Framing.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                return $"`{name}` is the server's own; `cutBody` makes an answer shorter than it says.";
            }

            if (!IsPrintable(value))
            {
                return $"The value of `{name}` has letters that a header cannot carry.";
            }
        }

        return fault.RetryAfter is { } wait && !IsPrintable(wait) ? "`retryAfter` has letters that a header cannot carry." : null;
    }

    private static bool IsPrintable(string? value) => value is not null && value.All(letter => letter is >= ' ' and <= '~');
}
