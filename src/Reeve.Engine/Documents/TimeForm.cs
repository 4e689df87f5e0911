using System.Globalization;

namespace Reeve.Engine.Documents;

/// <summary>Days and spans of days as people may write them in a policy.</summary>
internal static class TimeForm
{
    private const int MostDays = 365; // Source: Drive API v3, permissions, "expirationTime": not more than a year in the future.

    /// <summary>Reads a day: <c>2027-01-31</c>.</summary>
    public static Parsed<DateOnly> Day(Node.Scalar scalar)
    {
        var (text, shown) = (scalar.Text, scalar.Text.InBackticks());
        if (TryDay(text, out var day))
        {
            return day;
        }

        return Complaint.Value(text switch
        {
            _ when text.Length > 10 && TryDay(text[..10], out _) => $"{shown} is more than a day; write {text[..10].InBackticks()}.",
            _ when text.Length == 10 && text.All(character => char.IsAsciiDigit(character) || character == '-') && text[4] == '-' && text[7] == '-' =>
                $"{shown} is not in the calendar; write a day like `2027-01-31`.",
            _ => $"{shown} is not a day; write year, month and day like `2027-01-31`.",
        });
    }

    /// <summary>Reads how many days: <c>30d</c>, from 1 to 365.</summary>
    public static Parsed<int?> Days(Node.Scalar scalar)
    {
        var (text, shown) = (scalar.Text, scalar.Text.InBackticks());
        var isBare = text.Length > 0 && char.IsAsciiDigit(text[^1]);
        var (count, unit) = isBare ? (text, 'd') : text.Length > 0 ? (text[..^1], text[^1]) : ("", ' ');
        var isNumber = int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
        return unit switch
        {
            'd' when isNumber && number <= MostDays => isBare ? Complaint.Value($"{shown} has no unit; write {$"{number}d".InBackticks()}.") : number,
            'w' when isNumber && number <= MostDays / 7 => Complaint.Value($"{shown} is counted in weeks; write {$"{number * 7}d".InBackticks()}."),
            'd' when long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out _) => Complaint.Value($"{shown} is not from `1d` to `{MostDays}d`, which is as far as Google goes; write a number of days like `30d`."),
            _ => Complaint.Value($"{shown} is not a number of days; write one like `30d`."),
        };
    }

    private static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
