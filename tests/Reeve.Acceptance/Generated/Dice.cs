namespace Reeve.Acceptance.Generated;

/// <summary>Draws that are the same on every machine for the same seed.</summary>
/// <remarks>Source: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014 (SplitMix64).</remarks>
internal sealed class Dice(int seed)
{
    private ulong _state = (ulong)seed * 0x9E3779B97F4A7C15;

    /// <summary>A number from 0 to below <paramref name="count"/>.</summary>
    public int Below(int count)
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;

        return (int)((mixed ^ (mixed >> 31)) % (ulong)count);
    }

    /// <summary>True in so many of a hundred draws.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>One of the values.</summary>
    public T Pick<T>(IReadOnlyList<T> values) => values[Below(values.Count)];

    /// <summary>So many different values, in any order.</summary>
    public IReadOnlyList<T> Some<T>(IEnumerable<T> values, int count) => [.. values.OrderBy(_ => Below(int.MaxValue)).Take(count)];
}
