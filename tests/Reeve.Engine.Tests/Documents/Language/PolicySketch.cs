using CsCheck;
using Reeve.Engine.Documents.Language;

namespace Reeve.Engine.Tests.Documents.Language;

/// <summary>Policies made up from the tables of keys: every value by itself is right, but keys may be missing, strange, or out of place.</summary>
internal static class PolicySketch
{
    private const string Head = "version: 1\nworkspace: { domains: [corp.example], admin: admin@corp.example }\ntrees:\n  t: ";

    /// <summary>One tree, in flow style.</summary>
    public static Gen<string> Trees { get; } = Block(TreeKeys.All).Select(tree => Head + tree + "\n");

    private static Gen<string> Block(BlockKeys block)
    {
        var choice = block.OneOf?.Keys ?? [];
        var parts = block.Keys.Except(choice).Select(key => Sometimes(key.IfMissing is not null ? 99 : key.Bans.IsEmpty ? 30 : 10, Entry(key))).ToList();
        if (choice.Length > 0)
        {
            var entries = choice.Select(Entry).ToArray();
            parts.Add(Gen.Frequency((50, Gen.OneOf(entries)), (1, Gen.Const("")), (1, Gen.Select(entries[0], entries[1], (one, other) => $"{one}, {other}"))));
        }

        parts.Add(Sometimes(1, Gen.Const("strange: 1")));
        return parts.Aggregate(Gen.Const(""), (all, part) => Gen.Select(all, part, (before, after) => before.Length == 0 ? after : after.Length == 0 ? before : $"{before}, {after}"))
            .Select(entries => $"{{ {entries} }}");
    }

    private static Gen<string> Entry(BlockKey key) => Value(key.Shape).Select(value => $"{key.Name}: {value}");

    private static Gen<string> Value(ValueShape shape) => shape switch
    {
        ValueShape.Text text => Any([.. text.Examples.Select(example => $"'{example}'")]),
        ValueShape.Words words => Any([.. words.All.SelectMany(word => Enumerable.Repeat(word.Text, word.Bans.IsEmpty ? 6 : 1))]),
        ValueShape.Switch => Gen.Bool.Select(isOn => isOn ? "true" : "false"),
        ValueShape.List list => Value(list.Item).Array[0, 2].Select(items => $"[{string.Join(", ", items)}]"),
        ValueShape.Block block => Block(block.Keys),
        _ => throw new InvalidOperationException($"no tree has a {shape}"),
    };

    private static Gen<string> Any(string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static Gen<string> Sometimes(int percent, Gen<string> part) => Gen.Frequency((percent, part), (100 - percent, Gen.Const("")));
}
