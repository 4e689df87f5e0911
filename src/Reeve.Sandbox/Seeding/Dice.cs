namespace Reeve.Sandbox.Seeding;

/// <summary>Draws that are the same on every machine and every day: an xorshift generator with a given seed.</summary>
/// <remarks>Source: G. Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8 (14), 2003.</remarks>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Returns a number from 0 to below <paramref name="count"/>.</summary>
    public int Below(int count)
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;

        return (int)((_state >> 33) % (ulong)count);
    }

    /// <summary>Returns one of the values.</summary>
    public T Pick<T>(IReadOnlyList<T> values) => values[Below(values.Count)];

    /// <summary>True in so many of a hundred draws.</summary>
    public bool Chance(int percent) => Below(100) < percent;
}
