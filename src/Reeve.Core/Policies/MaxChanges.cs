using System.Diagnostics;
using System.Globalization;

namespace Reeve.Core.Policies;

/// <summary>How many changes of grants and owners a run may make before it is stopped.</summary>
public abstract record MaxChanges
{
    private const int DefaultPercent = 10;
    private const int DefaultFloor = 50;

    private MaxChanges()
    {
    }

    /// <summary>What holds where nothing is said: 10 % of the items, but never under 50 changes.</summary>
    public static MaxChanges Default { get; } = new Share(DefaultPercent, DefaultFloor);

    /// <summary>A number of changes.</summary>
    /// <param name="Changes">The most, 0 or more.</param>
    public sealed record Number(int Changes) : MaxChanges;

    /// <summary>A share of the items of all trees in the run.</summary>
    /// <param name="Percent">From 0 to 100, both included.</param>
    /// <param name="AtLeast">Changes that are always allowed, 0 or more.</param>
    public sealed record Share(decimal Percent, int AtLeast = 0) : MaxChanges;

    /// <summary>Reads <c>25</c> or <c>10%</c>.</summary>
    /// <returns>Whether the text is a whole number of 0 or more, or a percentage from 0 to 100.</returns>
    public static bool TryParse(string text, out MaxChanges maxChanges)
    {
        maxChanges = Default;
        if (text.EndsWith('%'))
        {
            if (!decimal.TryParse(text[..^1].TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) || percent > 100)
            {
                return false;
            }

            maxChanges = new Share(percent);
            return true;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        maxChanges = new Number(number);
        return true;
    }

    /// <summary>The most changes allowed among so many items; a share is rounded down.</summary>
    /// <param name="items">The items of all trees in the run, 0 or more.</param>
    public int Among(int items) => this switch
    {
        Number number => number.Changes,
        Share share => Math.Max((int)(items * share.Percent / 100), share.AtLeast),
        _ => throw new UnreachableException(),
    };

    /// <summary>The form used in policies.</summary>
    public sealed override string ToString() => this switch
    {
        Number number => number.Changes.ToString(CultureInfo.InvariantCulture),
        Share share => share.Percent.ToString(CultureInfo.InvariantCulture) + "%",
        _ => throw new UnreachableException(),
    };
}
