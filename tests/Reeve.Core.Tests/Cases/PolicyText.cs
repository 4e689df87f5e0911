using System.Collections.Immutable;
using System.Globalization;
using Reeve.Core.Policies;
using Reeve.Core.Trees;
using YamlDotNet.Serialization;

namespace Reeve.Core.Tests.Cases;

/// <summary>Reads <c>reeve.yaml</c> as cases write it; what it does not know is an error, so that no case says more than is tested.</summary>
/// <remarks>It judges nothing: a case may say what a policy must not, and has a test of its own that it does not.</remarks>
internal static class PolicyText
{
    private static readonly string[] _treeKeys =
    [
        "root", "drive", "as", "mode", "access", "resharing", "download", "membersOnly", "internalOnly", "owner", "externalExpiry", "limited", "limitedFolders",
        "overrides", "exceptions",
    ];

    public static Policy Read(string yaml)
    {
        var top = Map(new DeserializerBuilder().Build().Deserialize<object>(yaml));
        Expect(top, "version", "workspace", "trees", "safety");
        var workspace = Map(top["workspace"]);
        Expect(workspace, "domains", "trusted", "admin");
        var safety = top.TryGetValue("safety", out var given) ? Map(given) : [];
        Expect(safety, "maxChanges", "protect");

        return new Policy(
            new Workspace([.. List(workspace, "domains")], [.. List(workspace, "trusted")], Text(workspace, "admin")),
            [.. Map(top["trees"]).Select(pair => ReadTree(pair.Key, Map(pair.Value)))],
            new Safety(ReadMaxChanges(Text(safety, "maxChanges")), List(safety, "protect").ToImmutableHashSet(StringComparer.Ordinal)));
    }

    private static TreePolicy ReadTree(string name, Dictionary<string, object> tree)
    {
        Expect(tree, _treeKeys);
        var root = OneOf(tree, "root", "drive");
        var days = Text(tree, "externalExpiry");
        return new TreePolicy(
            name,
            root.Key == "root" ? new TreeRoot.Folder((string)root.Value) : new TreeRoot.Drive((string)root.Value),
            Word(tree, "mode", ("exact", Mode.Exact), ("ceiling", Mode.Ceiling), ("floor", Mode.Floor)),
            ReadAccessList(tree))
        {
            As = Text(tree, "as"),
            Restrictions = new Restrictions(Switch(tree, "resharing"), Switch(tree, "download"), Switch(tree, "membersOnly"), Switch(tree, "internalOnly")),
            Owner = Text(tree, "owner"),
            ExternalExpiryDays = days is null ? null : int.Parse(days[..^"d".Length], NumberStyles.None, CultureInfo.InvariantCulture),
            IsLimited = Switch(tree, "limited") ?? false,
            OpensLimitedFolders = tree.ContainsKey("limitedFolders") && Word(tree, "limitedFolders", ("keep", false), ("open", true)),
            Overrides = [.. Entries(tree, "overrides").Select(ReadOverride)],
            Exemptions = [.. Entries(tree, "exceptions").Select(ReadExemption)],
        };
    }

    private static Override ReadOverride(Dictionary<string, object> entry)
    {
        Expect(entry, "path", "folder", "limited", "ignore", "access");
        var (kind, text) = OneOf(entry, "path", "folder");
        return new Override(
            kind == "path" ? new OverrideTarget.Path(ReadPattern((string)text)) : new OverrideTarget.Folder((string)text),
            Switch(entry, "ignore") == true ? new OverrideRule.Ignored()
                : Switch(entry, "limited") == true ? new OverrideRule.Limited(ReadAccessList(entry))
                : new OverrideRule.Widened(ReadAccessList(entry)));
    }

    private static Exemption ReadExemption(Dictionary<string, object> entry)
    {
        Expect(entry, "file", "allow", "until", "reason");
        return new Exemption(
            Text(entry, "file")!, ReadAccess(Map(entry["allow"])), DateOnly.ParseExact(Text(entry, "until")!, "yyyy-MM-dd", CultureInfo.InvariantCulture), Text(entry, "reason")!);
    }

    private static ImmutableArray<Access> ReadAccessList(Dictionary<string, object> block) => [.. ((List<object>)block["access"]).Select(entry => ReadAccess(Map(entry)))];

    private static Access ReadAccess(Dictionary<string, object> entry)
    {
        Expect(entry, "user", "group", "domain", "anyone", "role", "findable");
        var (kind, address) = OneOf(entry, "user", "group", "domain", "anyone");
        RoleNames.TryParse((string)entry["role"], out var role).ShouldBeTrue();
        if (kind == "anyone")
        {
            return new Access(Principal.Anyone, role, Word(entry, "anyone", ("link", false), ("findable", true)));
        }

        Principal.TryParse($"{kind}:{address}", out var principal).ShouldBeTrue();
        return new Access(principal, role, Switch(entry, "findable") ?? false);
    }

    private static PathPattern ReadPattern(string text) => PathPattern.TryParse(text, out var pattern, out var complaint) ? pattern : throw new FormatException($"`{text}` {complaint}.");

    private static MaxChanges ReadMaxChanges(string? text)
    {
        if (text is null)
        {
            return MaxChanges.Default;
        }

        MaxChanges.TryParse(text, out var maxChanges).ShouldBeTrue();
        return maxChanges;
    }

    private static Dictionary<string, object> Map(object value) =>
        ((Dictionary<object, object>)value).ToDictionary(pair => (string)pair.Key, pair => pair.Value);

    private static IEnumerable<Dictionary<string, object>> Entries(Dictionary<string, object> map, string key) =>
        map.TryGetValue(key, out var list) ? ((List<object>)list).Select(Map) : [];

    private static KeyValuePair<string, object> OneOf(Dictionary<string, object> map, params string[] keys) => map.Single(pair => keys.Contains(pair.Key));

    private static T Word<T>(Dictionary<string, object> map, string key, params (string Word, T Value)[] words) => words.Single(word => word.Word == (string)map[key]).Value;

    private static bool? Switch(Dictionary<string, object> map, string key) => map.ContainsKey(key) ? Word<bool?>(map, key, ("true", true), ("false", false)) : null;

    private static string? Text(Dictionary<string, object> map, string key) => map.GetValueOrDefault(key) as string;

    private static IEnumerable<string> List(Dictionary<string, object> map, string key) =>
        map.TryGetValue(key, out var list) ? ((List<object>)list).Cast<string>() : [];

    private static void Expect(Dictionary<string, object> map, params string[] keys) => map.Keys.Except(keys).ShouldBeEmpty();
}
