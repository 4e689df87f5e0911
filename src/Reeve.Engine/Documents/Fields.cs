using Reeve.Core.Policies;

namespace Reeve.Engine.Documents;

/// <summary>A set of keys, each asked for by name.</summary>
internal sealed class Fields
{
    private const string MergeKey = "<<"; // Source: YAML 1.1 type "merge"; gone in 1.2.

    private readonly Cursor _parent;
    private readonly Node.Map? _map;
    private readonly Complaints _complaints;

    // Known keys that a misspelt one most likely stands for: they are not missing as well.
    private readonly HashSet<string> _meant = new(StringComparer.Ordinal);

    /// <summary>Complains about keys that are not known.</summary>
    /// <param name="parent">The value whose keys these are; what is missing is placed there.</param>
    /// <param name="map">Null if it is no set of keys, which has then been complained about: nothing is missing in it.</param>
    /// <param name="keys">The keys there are.</param>
    /// <param name="complaints">Where what is wrong goes.</param>
    public Fields(Cursor parent, Node.Map? map, BlockKeys keys, Complaints complaints)
    {
        (_parent, _map, _complaints) = (parent, map, complaints);
        foreach (var (key, entry) in (IEnumerable<KeyValuePair<string, Node.Entry>>?)map?.Entries ?? [])
        {
            if (keys.Later.Contains(key))
            {
                complaints.Add(entry.At, Complaint.NotYet(key, "leave it out"));
            }
            else if (!keys.Known.Contains(key))
            {
                complaints.Add(entry.At, new Complaint("unknown-key", Unknown(key, keys)));
            }
        }
    }

    /// <summary>Reads what must be given.</summary>
    /// <param name="key">One of the known keys.</param>
    /// <param name="mend">What to add where it is missing.</param>
    /// <param name="read">Makes the value.</param>
    /// <param name="insteadOf">A key of a later version that takes this one's place, so that this one is not missed.</param>
    public T? Required<T>(string key, string mend, Func<Cursor, T?> read, string? insteadOf = null) =>
        OneOf($"{key.InBackticks()} is missing here; add {mend}.", insteadOf, [(key, read)]);

    /// <summary>Reads what may be left out, which gives the default of the type.</summary>
    /// <param name="key">One of the known keys.</param>
    /// <param name="read">Makes the value.</param>
    public T? Optional<T>(string key, Func<Cursor, T?> read) => Find(key) is { } entry
        ? read(_parent.Under(key, entry, $", or leave {key.InBackticks()} out"))
        : default;

    /// <summary>Reads the one of several keys that is given.</summary>
    /// <param name="ifNone">What is said where none is given.</param>
    /// <param name="insteadOf">A key of a later version that takes their place, so that they are not missed.</param>
    /// <param name="choices">Known keys, and what makes the value of each.</param>
    public T? OneOf<T>(string ifNone, string? insteadOf, params ReadOnlySpan<(string Key, Func<Cursor, T?> Read)> choices)
    {
        T? result = default;
        string? first = null;
        var meant = _map is null || Find(MergeKey) is not null || (insteadOf is not null && Find(insteadOf) is not null);
        foreach (var (key, read) in choices)
        {
            meant |= _meant.Contains(key);
            if (Find(key) is not { } entry)
            {
                continue;
            }

            var value = read(_parent.Under(key, entry));
            if (first is not null)
            {
                ComplainAboutSecond(first, key);
                continue;
            }

            (first, result) = (key, value);
        }

        if (first is null && !meant)
        {
            _parent.Complain(new Complaint("missing-key", ifNone));
        }

        return result;
    }

    private Node.Entry? Find(string key) => _map is not null && _map.Entries.TryGetValue(key, out var entry) ? entry : null;

    private void ComplainAboutSecond(string one, string other)
    {
        var (first, second) = Find(one)!.At < Find(other)!.At ? (one, other) : (other, one);
        _complaints.Add(Find(second)!.At, Complaint.Value($"{second.InBackticks()} stands beside {first.InBackticks()}; give each an entry of its own."));
    }

    private string Unknown(string key, BlockKeys keys)
    {
        if (key == MergeKey)
        {
            return "merge keys (`<<`) are not part of the policy language; write the keys out.";
        }

        if (Nearest.To(key, keys.Known) is not { } near)
        {
            return $"{key.InBackticks()} is not a key of {keys.Of}; the keys there are {Backticks.Listed(keys.Known)}.";
        }

        _meant.Add(near);
        return $"{key.InBackticks()} is not a key of {keys.Of}; did you mean {near.InBackticks()}?";
    }
}
