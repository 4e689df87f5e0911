using Reeve.Core.Policies;
using Reeve.Engine.Documents.Language;

namespace Reeve.Engine.Documents;

/// <summary>A set of keys, each asked for by name.</summary>
internal sealed class Fields
{
    private const string MergeKey = "<<"; // Source: YAML 1.1 type "merge"; gone in 1.2.

    private readonly Cursor _parent;
    private readonly Node.Map? _map;
    private readonly BlockKeys _keys;
    private readonly Complaints _complaints;

    private Circumstances _circumstances;

    // Known keys that a misspelt one most likely stands for, or that may be needless: they are not missing as well.
    private readonly HashSet<string> _meant = new(StringComparer.Ordinal);

    /// <summary>Complains about keys that are not known.</summary>
    /// <param name="parent">The value whose keys these are; what is missing is placed there.</param>
    /// <param name="map">Null if it is no set of keys, which has then been complained about: nothing is missing in it.</param>
    /// <param name="keys">The keys there are.</param>
    /// <param name="complaints">Where what is wrong goes.</param>
    public Fields(Cursor parent, Node.Map? map, BlockKeys keys, Complaints complaints)
    {
        (_parent, _map, _keys, _complaints) = (parent, map, keys, complaints);
        foreach (var (key, entry) in (IEnumerable<KeyValuePair<string, Node.Entry>>?)map?.Entries ?? [])
        {
            if (keys.Later.Contains(key))
            {
                complaints.Add(entry.At, Complaint.NotYet(key, "leave it out"));
            }
            else if (!keys.Names.Contains(key))
            {
                complaints.Add(entry.At, new Complaint("unknown-key", Unknown(key)));
            }
        }
    }

    /// <summary>Says where these keys stand, and complains about those that have no place there.</summary>
    public void Stand(Circumstances circumstances)
    {
        _circumstances = circumstances;
        foreach (var key in _keys.Keys)
        {
            if (Find(key) is { } entry && Ban.Holding(key.Bans, circumstances) is { } message)
            {
                _complaints.Add(entry.At, Complaint.OutOfPlace(message));
            }
        }
    }

    /// <summary>Lets a key be missing, for it may be needless: what would tell cannot be read.</summary>
    public void Excuse(BlockKey key) => _meant.Add(key.Name);

    /// <summary>Whether a key is given.</summary>
    public bool Has(BlockKey key) => Find(key) is not null;

    /// <summary>Reads what stands under a key, and complains if it must be given and is not.</summary>
    /// <returns>Where it is not given, the default of the type.</returns>
    public T? Read<T>(BlockKey key, Func<Cursor, T?> read)
    {
        if (Find(key) is { } entry)
        {
            return read(_parent.Under(key.Name, entry, key.IfMissing is null ? $", or leave {key.Name.InBackticks()} out" : ""));
        }

        if (key.IfMissing is { } mend && IsMissed(key) && Ban.Holding(key.Bans, _circumstances) is null)
        {
            _parent.Complain(new Complaint("missing-key", $"{key.Name.InBackticks()} is missing here; add {mend}."));
        }

        return default;
    }

    /// <summary>Reads the value under a key, and complains if it must be given and is not.</summary>
    /// <returns>Where it is not given, the default of the type.</returns>
    public T? Read<T>(BlockKey key, ValueForm<T> form) => Read(key, value => value.Value(form));

    /// <summary>Reads the one key that is given of those of which just one must be.</summary>
    /// <param name="choices">The keys, and what makes the value of each.</param>
    public T? ReadOneOf<T>(params ReadOnlySpan<(BlockKey Key, Func<Cursor, T?> Read)> choices)
    {
        T? result = default;
        BlockKey? first = null;
        var isMissed = true;
        foreach (var (key, read) in choices)
        {
            isMissed &= IsMissed(key);
            if (Find(key) is not { } entry)
            {
                continue;
            }

            var value = read(_parent.Under(key.Name, entry));
            if (first is not null)
            {
                ComplainAboutSecond(first, key);
                continue;
            }

            (first, result) = (key, value);
        }

        if (first is null && isMissed)
        {
            _parent.Complain(new Complaint("missing-key", _keys.OneOf!.IfNone));
        }

        return result;
    }

    /// <summary>Whether a key that is not there is missing, and not just misspelt or perhaps merged in.</summary>
    private bool IsMissed(BlockKey key) => _map is not null && !_map.Entries.ContainsKey(MergeKey) && !_meant.Contains(key.Name);

    private Node.Entry? Find(BlockKey key) => _map is not null && _map.Entries.TryGetValue(key.Name, out var entry) ? entry : null;

    private void ComplainAboutSecond(BlockKey one, BlockKey other)
    {
        var (first, second) = Find(one)!.At < Find(other)!.At ? (one, other) : (other, one);
        _complaints.Add(Find(second)!.At, Complaint.Value($"{second.Name.InBackticks()} stands beside {first.Name.InBackticks()}; {_keys.OneOf!.IfTwo}."));
    }

    private string Unknown(string key)
    {
        if (key == MergeKey)
        {
            return "merge keys (`<<`) are not part of the policy language; write the keys out.";
        }

        if (Nearest.To(key, _keys.Names) is { } near)
        {
            _meant.Add(near);
            return $"{key.InBackticks()} is not a key of {_keys.Of}; did you mean {near.InBackticks()}?";
        }

        var home = PolicyKeys.All.WithAllBelow.FirstOrDefault(block => block.Names.Contains(key) && block.Of != _keys.Of);
        return home is null
            ? $"{key.InBackticks()} is not a key of {_keys.Of}; the keys there are {Backticks.Listed(_keys.Names)}."
            : $"{key.InBackticks()} is not a key of {_keys.Of} but of {home.Of}; move it there.";
    }
}
