namespace Reeve.Sandbox.Drive.Masks;

/// <summary>A parsed <c>fields</c> parameter: which members of an object are wanted, and of those which members.</summary>
/// <remarks>Source: Drive guide "Return specific fields for a file", grammar <c>a,b</c>, <c>a/b</c>, <c>a(b,c)</c>, <c>*</c>.</remarks>
internal sealed class Mask
{
    private readonly Dictionary<string, Mask> _members = new(StringComparer.Ordinal);

    /// <summary>Everything, at every depth.</summary>
    public static Mask Everything { get; } = new() { All = true };

    /// <summary>True if every member is wanted whole.</summary>
    public bool All { get; private set; }

    /// <summary>The members named, in no order; empty if <see cref="All"/> stands alone.</summary>
    public IEnumerable<string> Names => _members.Keys;

    /// <summary>Returns what is wanted of a member; null for nothing.</summary>
    public Mask? Of(string name) => All ? Everything : _members.GetValueOrDefault(name);

    /// <summary>True if the member at the end of the path is wanted in some part.</summary>
    public bool Wants(params ReadOnlySpan<string> path)
    {
        var mask = this;
        foreach (var name in path)
        {
            if (mask.Of(name) is not { } inner)
            {
                return false;
            }

            mask = inner;
        }

        return true;
    }

    /// <summary>Reads a mask; an empty text is a mask that wants nothing.</summary>
    /// <exception cref="RefusedException">It does not follow the grammar.</exception>
    public static Mask Parse(string text)
    {
        var mask = new Mask();
        if (text.Length == 0)
        {
            return mask;
        }

        var position = 0;
        mask.ReadList(text, ref position);

        return position == text.Length ? mask : throw Refusals.InvalidField(text);
    }

    private void ReadList(string text, ref int position)
    {
        ReadPath(text, ref position);
        while (position < text.Length && text[position] == ',')
        {
            position++;
            ReadPath(text, ref position);
        }
    }

    private void ReadPath(string text, ref int position)
    {
        var mask = Enter(ReadName(text, ref position));
        while (position < text.Length && text[position] == '/')
        {
            position++;
            mask = mask.Enter(ReadName(text, ref position));
        }

        if (position < text.Length && text[position] == '(')
        {
            position++;
            mask.ReadList(text, ref position);
            if (position >= text.Length || text[position++] != ')')
            {
                throw Refusals.InvalidField(text);
            }
        }
        else
        {
            mask.All = true;
        }
    }

    private Mask Enter(string name)
    {
        if (name == "*")
        {
            // A wildcard wants every member, so a narrower choice inside or beside it adds nothing.
            All = true;

            return new Mask();
        }

        if (!_members.TryGetValue(name, out var member))
        {
            _members[name] = member = new Mask();
        }

        return member;
    }

    private static string ReadName(string text, ref int position)
    {
        while (position < text.Length && text[position] == ' ')
        {
            position++;
        }

        var start = position;
        while (position < text.Length && (char.IsAsciiLetterOrDigit(text[position]) || text[position] is '_' or '*' or '-'))
        {
            position++;
        }

        var name = text[start..position];
        while (position < text.Length && text[position] == ' ')
        {
            position++;
        }

        return name.Length > 0 ? name : throw Refusals.InvalidField(text);
    }
}
