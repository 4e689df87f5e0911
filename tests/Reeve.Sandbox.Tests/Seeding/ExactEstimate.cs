using System.Text.Json.Nodes;

namespace Reeve.Sandbox.Tests;

/// <summary>A write that the seeded policy asks for.</summary>
/// <param name="Tree">The tree's name.</param>
/// <param name="File">The item's id.</param>
/// <param name="Actor">In whose name it is made.</param>
/// <param name="Before">The wrong grant; null where one is missing, or a flag is to be switched.</param>
/// <param name="Name">Whom a missing grant is for; null for others.</param>
/// <param name="Role">The role to give or to lower to; null to delete, or to switch re-sharing off.</param>
internal sealed record Write(string Tree, string File, string Actor, JsonNode? Before, string? Name, string? Role);

/// <summary>
/// What a plan over the seeded policy comes to, worked out from the dump alone and by other means than the product: the lists are copied
/// here from the policy's text.
/// </summary>
internal sealed class ExactEstimate(JsonArray items)
{
    private static readonly string[] Ranks = ["reader", "commenter", "writer", "owner"];
    private static readonly string[] Leavers = ["olga.ivanova@corp.example", "jonas.berg@corp.example", "david.oconnor@corp.example", "tina.huang@corp.example"];

    private static readonly (string Tree, string Folder, string As, bool Closed, Dictionary<string, string> Access)[] Trees =
    [
        ("finance", "Finance", "drive-owner@corp.example", false, new() { ["finance@corp.example"] = "writer", ["cfo@corp.example"] = "writer", ["corp.example"] = "reader" }),
        ("engineering", "Engineering", "maya.lindqvist@corp.example", false, new() { ["engineering@corp.example"] = "writer", ["corp.example"] = "reader", ["dev@partner.example"] = "reader" }),
        ("sales", "Sales", "carlos.mendez@corp.example", false, new() { ["sales@corp.example"] = "writer", ["leads@corp.example"] = "reader" }),
        ("people", "People", "priya.sharma@corp.example", true, new() { ["people@corp.example"] = "writer" }),
    ];

    private readonly ILookup<string, JsonNode> _children = items.OfType<JsonNode>().ToLookup(item => item["parent"]?.ToString() ?? "");

    public List<Write> Writes()
    {
        var writes = new List<Write>();
        foreach (var (tree, folder, actor, closed, access) in Trees)
        {
            var root = items.Single(item => item!["name"]!.ToString() == folder && item["mimeType"]!.ToString().EndsWith(".folder", StringComparison.Ordinal))!;
            foreach (var (name, role) in access)
            {
                var now = root["grants"]!.AsArray().FirstOrDefault(grant => Name(grant!) == name);
                if (now is null)
                {
                    writes.Add(new Write(tree, root["id"]!.ToString(), actor, null, name, role));
                }
            }

            Visit(root, actor, writes, tree, closed, access, limited: false);
        }

        return writes;
    }

    private void Visit(JsonNode item, string above, List<Write> writes, string tree, bool closed, Dictionary<string, string> access, bool limited)
    {
        if (item["trashed"]!.GetValue<bool>())
        {
            return;
        }

        var owner = item["owner"]!.ToString();
        var actor = owner.EndsWith("@corp.example", StringComparison.Ordinal) && !Leavers.Contains(owner) ? owner : above;
        var isShortcut = item["mimeType"]!.ToString().EndsWith(".shortcut", StringComparison.Ordinal);
        limited = limited || item["inheritedPermissionsDisabled"]!.GetValue<bool>();
        foreach (var grant in item["grants"]!.AsArray().Where(grant => IsWrong(grant!, access, limited)))
        {
            // On the root itself a listed grant is lowered; below, what is listed is inherited, and the direct grant goes.
            var isRoot = Trees.Any(each => each.Folder == item["name"]!.ToString()) && item["parent"]!.ToString().StartsWith("0A", StringComparison.Ordinal);
            writes.Add(new Write(tree, item["id"]!.ToString(), actor, grant, null, isRoot ? access.GetValueOrDefault(Name(grant!)) : null));
        }

        if (closed && !isShortcut && item["writersCanShare"]!.GetValue<bool>() && actor == owner)
        {
            writes.Add(new Write(tree, item["id"]!.ToString(), actor, null, null, null));
        }

        foreach (var child in _children[item["id"]!.ToString()])
        {
            Visit(child, actor, writes, tree, closed, access, limited);
        }
    }

    // Inside a folder that somebody limited, only outsiders, links and whole domains are taken out.
    private static bool IsWrong(JsonNode grant, Dictionary<string, string> access, bool limited)
    {
        var name = Name(grant);
        var isProtected = name == "ceo@corp.example" || grant["deleted"] is not null || Rank(grant) == Array.IndexOf(Ranks, "owner");
        var allowed = access.TryGetValue(name, out var role) ? Array.IndexOf(Ranks, role) : -1;
        var isInsider = name.EndsWith("@corp.example", StringComparison.Ordinal);

        return !isProtected && Rank(grant) > allowed && !(limited && isInsider);
    }

    private static string Name(JsonNode grant) => (grant["emailAddress"] ?? grant["domain"] ?? grant["id"])!.ToString();

    private static int Rank(JsonNode grant) => Array.IndexOf(Ranks, grant["role"]!.ToString());
}
