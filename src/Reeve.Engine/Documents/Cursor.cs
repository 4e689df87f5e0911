using System.Collections.Immutable;
using System.Diagnostics;
using Reeve.Engine.Documents.Language;

namespace Reeve.Engine.Documents;

/// <summary>A value in the document and the way to read it: what it should be is asked for, what it is not is complained about.</summary>
/// <remarks>
/// Reading never stops: where there is a complaint the default of the type comes back, and what is made of it is thrown away at the end.
/// </remarks>
/// <param name="node">The value.</param>
/// <param name="keyAt">The offset of the key it stands under; of a list's item or the whole document, its own.</param>
/// <param name="label">What people call it: <c>`access`</c>, <c>an entry of `access`</c>.</param>
/// <param name="complaints">Where what is wrong goes.</param>
internal sealed class Cursor(Node node, int keyAt, string label, Complaints complaints)
{
    /// <summary>Where complaints about it stand: a text where it is written; a list, a set of keys or nothing at all at its key.</summary>
    public int At { get; } = node is Node.Scalar { IsNothing: false } ? node.At : keyAt;

    /// <summary>The line it begins on, from 1; what stands under a key begins with the key.</summary>
    public int Line => complaints.LineOf(keyAt);

    /// <summary>What is added where nothing is given; empty for what is required.</summary>
    public string IfNothing { get; init; } = "";

    /// <summary>Whether it is a list or a set of keys with nothing in it.</summary>
    public bool IsEmpty => node is Node.List { Items: [] } or Node.Map { Entries.Count: 0 };

    /// <summary>The document as a whole.</summary>
    public static Cursor AtRoot(Node root, Complaints complaints) => new(root, root.At, "the policy", complaints);

    /// <summary>Notes that something about this value is wrong.</summary>
    public void Complain(Complaint complaint) => complaints.Add(At, complaint);

    /// <summary>Notes that something about the key this value stands under is wrong.</summary>
    public void ComplainAboutKey(Complaint complaint) => complaints.Add(keyAt, complaint);

    /// <summary>Reads a text, number or switch.</summary>
    /// <param name="expected">What it should be: <c>a domain like `corp.example`</c>.</param>
    /// <param name="parse">Makes the value.</param>
    public T? Value<T>(string expected, Func<Node.Scalar, Parsed<T>> parse)
    {
        if (node is not Node.Scalar { IsNothing: false } scalar)
        {
            ComplainAboutShape(expected);
            return default;
        }

        var parsed = parse(scalar);
        if (parsed.Complaint is { } complaint)
        {
            Complain(complaint);
        }

        return parsed.Value;
    }

    /// <summary>Reads a text, number or switch.</summary>
    public T? Value<T>(ValueForm<T> form) => Value(form.Expected, form.Parse);

    /// <summary>Reads a list; an empty one is written <c>[]</c>.</summary>
    /// <param name="expected">What it should be.</param>
    public ImmutableArray<Cursor> Items(string expected)
    {
        if (node is Node.List list)
        {
            return [.. list.Items.Select(item => new Cursor(item, item.At, $"an entry of {label}", complaints))];
        }

        ComplainAboutShape(expected);
        return [];
    }

    /// <summary>Reads a list of texts each of which may be given once; what is wrong is left out.</summary>
    /// <param name="expected">What the list should be.</param>
    /// <param name="form">What an item should be.</param>
    public ImmutableArray<string> Distinct(string expected, ValueForm<string> form)
    {
        var seen = ImmutableArray.CreateBuilder<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in Items(expected))
        {
            var value = item.Value(form);
            if (value is not null && known.Add(value))
            {
                seen.Add(value);
            }
            else if (value is not null)
            {
                item.Complain(Complaint.Value($"{value.InBackticks()} is in this list twice; leave one of the two out."));
            }
        }

        return seen.ToImmutable();
    }

    /// <summary>Reads a set of keys that the writer of the policy chooses, such as names.</summary>
    /// <param name="expected">What it should be.</param>
    public ImmutableArray<(string Name, Cursor Value)> Named(string expected)
    {
        if (node is Node.Map map)
        {
            return [.. map.Entries.Select(entry => (entry.Key, Under(entry.Key, entry.Value)))];
        }

        ComplainAboutShape(expected);
        return [];
    }

    /// <summary>Reads a set of keys that the policy language chooses, and complains about others.</summary>
    /// <param name="expected">What it should be.</param>
    /// <param name="keys">The keys there are.</param>
    public Fields Fields(string expected, BlockKeys keys)
    {
        if (node is Node.Map map)
        {
            return new Fields(this, map, keys, complaints);
        }

        ComplainAboutShape(expected);
        return new Fields(this, null, keys, complaints);
    }

    /// <summary>The value of an entry of this set of keys.</summary>
    public Cursor Under(string key, Node.Entry entry, string ifNothing = "") =>
        new(entry.Value, entry.At, key.InBackticks(), complaints) { IfNothing = ifNothing };

    private void ComplainAboutShape(string expected)
    {
        var (found, orElse) = node switch
        {
            Node.Scalar { IsNothing: true } => ("has no value", IfNothing),
            Node.Scalar scalar => ($"is the text {scalar.Text.InBackticks()}", ""),
            Node.List => ("is a list", ""),
            Node.Map => ("is a set of keys", ""),
            _ => throw new UnreachableException(),
        };
        Complain(new Complaint("wrong-shape", $"{label} {found}; write {expected}{orElse}."));
    }
}
