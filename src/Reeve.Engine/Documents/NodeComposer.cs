using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Reeve.Engine.Documents;

/// <summary>Turns YAML text into nodes, and says what of YAML a document of Reeve may not use.</summary>
/// <remarks>
/// Aliases become the node they repeat, shared and not copied; the limits count it each time, so that no short text stands for a huge document.
/// </remarks>
internal sealed class NodeComposer
{
    private const int MaxDepth = 32; // The policy language needs seven.
    private const int MaxNodes = 200_000; // Some 40,000 entries of access.

    private readonly SourceText _source;
    private readonly Complaints _complaints;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly Dictionary<AnchorName, Node> _anchors = [];
    private int _nodes;

    private NodeComposer(SourceText source, Complaints complaints)
    {
        _source = source;
        _complaints = complaints;
        _scanner = new Scanner(new StringReader(source.Text));
        _parser = new Parser(_scanner);
    }

    /// <summary>Returns the document's root; null if there is none, which has then been complained about.</summary>
    public static Node? Compose(SourceText source, Complaints complaints)
    {
        if (source.Unprintable() is { } found)
        {
            complaints.Add(found.At, new("yaml", $"the character {found.Name} may not stand in YAML; remove it."));
            return null;
        }

        var composer = new NodeComposer(source, complaints);
        try
        {
            return composer.ComposeStream();
        }
        catch (Refusal refusal)
        {
            complaints.Add(Offset(refusal.Start), new("yaml", refusal.Message));
        }
        catch (YamlException broken)
        {
            // The parser gives some of its errors no place; where it had come to is the best that is known then.
            composer.ComplainAboutSyntax(Offset(broken.End == Mark.Empty ? composer._scanner.CurrentPosition : broken.Start), broken.Message);
        }

        return null;
    }

    private Node? ComposeStream()
    {
        Next();
        if (Next() is not DocumentStart)
        {
            return ComplainAboutNothing();
        }

        var root = ComposeNode(Next(), depth: 1);
        Next();
        if (Next() is DocumentStart second)
        {
            _complaints.Add(Offset(second.Start), new("yaml", "a second document starts here; a policy is one document, so remove this line or put what follows in a file of its own."));
        }

        return root is Node.Scalar { IsNothing: true } ? ComplainAboutNothing() : root;
    }

    /// <summary>Composes the node that an event starts, and reads on to its last event.</summary>
    private Node ComposeNode(ParsingEvent current, int depth)
    {
        var node = current switch
        {
            _ when depth > MaxDepth => throw new Refusal(current.Start, $"this is nested more than {MaxDepth} levels deep, which no policy needs; remove the inner levels."),
            AnchorAlias alias => Repeat(alias),
            Scalar scalar => new Node.Scalar(Offset(scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Plain),
            SequenceStart list => ComposeList(list, depth),
            MappingStart map => ComposeMap(map, depth),
            _ => throw new SyntaxErrorException(current.Start, current.End, "found no value where one was expected."),
        };

        // Lists and maps have counted their children already.
        _nodes += current is AnchorAlias ? node.Size : 1;
        if (_nodes > MaxNodes)
        {
            throw new Refusal(current.Start, $"up to here the policy has more than {MaxNodes:N0} values, aliases counted each time; split it into several files.");
        }

        if (current is NodeEvent @event)
        {
            Keep(@event, node);
        }

        return node;
    }

    private Node.List ComposeList(SequenceStart start, int depth)
    {
        var items = ImmutableArray.CreateBuilder<Node>();
        while (Next() is var next and not SequenceEnd)
        {
            items.Add(ComposeNode(next, depth + 1));
        }

        return new Node.List(Offset(start.Start), items.ToImmutable());
    }

    private Node.Map ComposeMap(MappingStart start, int depth)
    {
        var entries = new OrderedDictionary<string, Node.Entry>(StringComparer.Ordinal);
        while (Next() is var next and not MappingEnd)
        {
            var key = ComposeNode(next, depth + 1);
            var value = ComposeNode(Next(), depth + 1);
            if (key is not Node.Scalar { Text: var name })
            {
                _complaints.Add(key.At, new("wrong-shape", "a list or set of keys cannot be a key; write a word."));
            }
            else if (!entries.TryAdd(name, new Node.Entry(key.At, value)))
            {
                var line = _source.LineNumber(entries[name].At);
                _complaints.Add(key.At, new("duplicate-key", $"{name.InBackticks()} was already given in line {line}; keep one of the two."));
            }
        }

        return new Node.Map(Offset(start.Start), entries);
    }

    private Node Repeat(AnchorAlias alias)
    {
        if (_anchors.TryGetValue(alias.Value, out var node))
        {
            return node with { At = Offset(alias.Start) };
        }

        // Nobody calls an anchor so; whoever writes this means the subdomains.
        var (name, shown) = (alias.Value.Value, $"*{alias.Value.Value}".InBackticks());
        throw new Refusal(alias.Start, name.StartsWith('.')
            ? $"{shown} without quotes is an alias in YAML; write it in quotes, like `\"*.corp.example\"`."
            : $"{shown} repeats something that is not complete before it; put {$"&{name}".InBackticks()} in front of a value further up.");
    }

    private void Keep(NodeEvent @event, Node node)
    {
        if (!@event.Anchor.IsEmpty)
        {
            _anchors[@event.Anchor] = node;
        }

        if (!@event.Tag.IsEmpty)
        {
            const string standard = "tag:yaml.org,2002:";
            var tag = @event.Tag.Value.Replace(standard, "!!", StringComparison.Ordinal);
            _complaints.Add(node.At, new("yaml", $"the tag {tag.InBackticks()} means nothing in a policy; remove it."));
        }
    }

    private ParsingEvent Next()
    {
        try
        {
            return _parser.MoveNext() && _parser.Current is { } next ? next : throw new YamlException("The text ends too early.");
        }
        catch (Exception slip) when (slip is InvalidOperationException or ArgumentException)
        {
            // Observed with YamlDotNet 18.1: escapes of half a surrogate pair, and some stray breaks, end in these instead of its own exception.
            throw new YamlException("The text breaks off or has an impossible character.", slip);
        }
    }

    private Node? ComplainAboutNothing()
    {
        _complaints.Add(0, new("empty", "there is nothing in this file; write a policy, which starts with `version: 1`."));
        return null;
    }

    private void ComplainAboutSyntax(int at, string message)
    {
        // A tab after a text makes it go on, so that the parser trips in the line of the tab over what began before.
        if ((_source.IndentingTab(at) ?? _source.IndentingTab(Offset(_scanner.CurrentPosition))) is { } tab)
        {
            _complaints.Add(tab, new("yaml", "YAML does not allow a tab as indentation; use spaces."));
            return;
        }

        var said = message.TrimEnd('.');
        _complaints.Add(at, new("yaml", $"this cannot be read as YAML ({char.ToLowerInvariant(said[0])}{said[1..]}); look for a wrong indentation, a missing quote or bracket here or just before."));
    }

    private static int Offset(in Mark mark) => (int)mark.Index;

    /// <summary>Ends the reading: what follows would be guesswork, or too large to look at.</summary>
    private sealed class Refusal(Mark at, string message) : YamlException(at, at, message);
}
