using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Core.Trees;
using YamlDotNet.Serialization;

namespace Reeve.Core.Tests.Cases;

/// <summary>Reads the part of <c>reeve.yaml</c> that cases use; what it does not know is an error, so that no case says more than is tested.</summary>
internal static class PolicyText
{
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
        Expect(tree, "root", "as", "mode", "access", "resharing");
        Text(tree, "mode").ShouldBe("exact");
        var resharing = Text(tree, "resharing");
        return new TreePolicy(name, new TreeRoot.Folder(Text(tree, "root")!), Mode.Exact, [.. ((List<object>)tree["access"]).Select(entry => ReadAccess(Map(entry)))])
        {
            As = Text(tree, "as"),
            Restrictions = new Restrictions(Resharing: resharing is null ? null : bool.Parse(resharing)),
        };
    }

    private static Access ReadAccess(Dictionary<string, object> entry)
    {
        Expect(entry, "user", "group", "domain", "role");
        var (kind, address) = entry.Single(pair => pair.Key != "role");
        Principal.TryParse($"{kind}:{address}", out var principal).ShouldBeTrue();
        RoleNames.TryParse((string)entry["role"], out var role).ShouldBeTrue();
        return new Access(principal, role);
    }

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

    private static string? Text(Dictionary<string, object> map, string key) => map.GetValueOrDefault(key) as string;

    private static IEnumerable<string> List(Dictionary<string, object> map, string key) =>
        map.TryGetValue(key, out var list) ? ((List<object>)list).Cast<string>() : [];

    private static void Expect(Dictionary<string, object> map, params string[] keys) => map.Keys.Except(keys).ShouldBeEmpty();
}
