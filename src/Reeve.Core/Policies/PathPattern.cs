using System.Collections.Immutable;
using System.Text;

namespace Reeve.Core.Policies;

/// <summary>A pattern for paths below a root: <c>/Payroll</c>, <c>/Projects/*/Contracts</c>, <c>/**/Archive</c>.</summary>
/// <remarks>
/// Names match whole, case-sensitively and in NFC. <c>*</c> stands for any characters within a name, <c>**</c> for any number of levels, none
/// too; <c>\</c> takes its meaning from <c>*</c>, <c>/</c> or <c>\</c>. Matching walks down a tree level by level: <see cref="Start"/> at the
/// root, <see cref="Next"/> for each name below, so that an item costs its own name only.
/// </remarks>
public sealed class PathPattern : IEquatable<PathPattern>
{
    /// <summary>The most levels a pattern can have; Drive nests 100 folders at most. Source: Drive API v3, guide "Work with folders".</summary>
    public const int MaxLevels = 120;

    private static readonly char[] _escapable = ['*', '/', '\\'];

    private readonly string _text;
    private readonly ImmutableArray<Level> _levels;

    private PathPattern(string text, ImmutableArray<Level> levels) => (_text, _levels) = (text, levels);

    /// <summary>How far the root is matched. A state is a set of places in the pattern: the bit of each level that is still to come.</summary>
    public UInt128 Start => Closed(UInt128.One);

    /// <summary>Whether the pattern names exactly one path: it has neither <c>*</c> nor <c>**</c>.</summary>
    public bool IsExact => _levels.All(level => level is { IsAnyDepth: false, Parts.Length: 1 });

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">Begins with <c>/</c>, ends with a name.</param>
    /// <param name="pattern">What was read.</param>
    /// <param name="complaint">What is wrong with it, a clause with what would be right; empty if nothing is.</param>
    public static bool TryParse(string text, out PathPattern pattern, out string complaint)
    {
        pattern = new PathPattern(text, []);
        complaint = "";
        if (!text.StartsWith('/'))
        {
            complaint = "does not begin with `/`, the root of the tree; write it like `/Payroll`";
            return false;
        }

        var levels = ImmutableArray.CreateBuilder<Level>();
        var (parts, name) = (ImmutableArray.CreateBuilder<string>(), new StringBuilder());
        for (var index = 1; index <= text.Length; index++)
        {
            if (index == text.Length || text[index] == '/')
            {
                parts.Add(CanonicalText.FormC(name.ToString()));
                levels.Add(new Level(parts.DrainToImmutable()));
                name.Clear();
                if (levels[^1].IsEmpty)
                {
                    complaint = index == text.Length ? "ends in `/`; leave that out, the folder itself is meant with all below it" : "has `//` in it; write one `/` between two names";
                    return false;
                }
            }
            else if (text[index] == '\\')
            {
                if (index + 1 == text.Length || !_escapable.Contains(text[index + 1]))
                {
                    complaint = @"has a `\` that takes no meaning away; write `\\` for the character itself";
                    return false;
                }

                name.Append(text[++index]);
            }
            else if (text[index] == '*')
            {
                parts.Add(CanonicalText.FormC(name.ToString()));
                name.Clear();
            }
            else
            {
                name.Append(text[index]);
            }
        }

        complaint = levels.Count > MaxLevels ? "has more levels than Drive can nest" : levels.Any(level => level.IsMixed) ? "has `**` beside other characters; between two `/` it stands alone" : "";
        pattern = new PathPattern(text, levels.ToImmutable());
        return complaint.Length == 0;
    }

    /// <summary>How far the pattern is matched one level further down.</summary>
    /// <param name="state">How far it is matched by the folder.</param>
    /// <param name="name">The name of an item in it.</param>
    public UInt128 Next(UInt128 state, string name)
    {
        var next = UInt128.Zero;
        var normal = state == UInt128.Zero ? name : CanonicalText.FormC(name);
        for (var index = 0; index < _levels.Length && state != UInt128.Zero; index++)
        {
            if ((state & (UInt128.One << index)) != UInt128.Zero)
            {
                next |= _levels[index].IsAnyDepth ? UInt128.One << index : _levels[index].Matches(normal) ? UInt128.One << (index + 1) : UInt128.Zero;
            }
        }

        return Closed(next);
    }

    /// <summary>Whether what has been walked down is matched to the end.</summary>
    public bool IsMatch(UInt128 state) => (state & (UInt128.One << _levels.Length)) != UInt128.Zero;

    /// <inheritdoc/>
    public bool Equals(PathPattern? other) => other is not null && other._text == _text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PathPattern);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(_text, StringComparison.Ordinal);

    /// <summary>The pattern as it was written.</summary>
    public override string ToString() => _text;

    /// <summary>Any number of levels includes none.</summary>
    private UInt128 Closed(UInt128 state)
    {
        for (var index = 0; index < _levels.Length; index++)
        {
            if (_levels[index].IsAnyDepth && (state & (UInt128.One << index)) != UInt128.Zero)
            {
                state |= UInt128.One << (index + 1);
            }
        }

        return state;
    }

    /// <summary>What stands between two slashes: texts with any characters between one and the next.</summary>
    private readonly record struct Level(ImmutableArray<string> Parts)
    {
        public bool IsEmpty => Parts is [""];

        public bool IsAnyDepth => Parts is ["", "", ""];

        /// <summary>Whether two stars stand side by side but not alone.</summary>
        public bool IsMixed
        {
            get
            {
                var parts = Parts;
                return parts.Length > 2 && !IsAnyDepth && Enumerable.Range(1, parts.Length - 2).Any(index => parts[index].Length == 0);
            }
        }

        public bool Matches(string name)
        {
            if (Parts.Length == 1)
            {
                return name == Parts[0];
            }

            if (name.Length < Parts[0].Length + Parts[^1].Length || !name.StartsWith(Parts[0], StringComparison.Ordinal) || !name.EndsWith(Parts[^1], StringComparison.Ordinal))
            {
                return false;
            }

            var at = Parts[0].Length;
            var end = name.Length - Parts[^1].Length;
            for (var index = 1; index < Parts.Length - 1; index++)
            {
                var found = name.IndexOf(Parts[index], at, end - at, StringComparison.Ordinal);
                if (found < 0)
                {
                    return false;
                }

                at = found + Parts[index].Length;
            }

            return true;
        }
    }
}
