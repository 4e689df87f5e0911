using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Engine.Documents;

/// <summary>The policy language: which keys there are, which must be given, and what is made of them.</summary>
/// <remarks>What comes back is a policy only if nothing was complained about; else its parts may be defaults.</remarks>
internal static class PolicyBlocks
{
    private const string AnAddress = "one address like `ada@corp.example`";
    private const string ADomain = "one domain like `corp.example`";
    private const string Domains = "a list of domains like `[corp.example]`";
    private const string AnEntry = "who and what, like `{ user: ada@corp.example, role: reader }`";

    private static readonly BlockKeys _policyKeys = new("a policy", ["version", "workspace", "trees", "safety"], ["guardrails"]);
    private static readonly BlockKeys _workspaceKeys = new("`workspace`", ["domains", "trusted", "admin"]);
    private static readonly BlockKeys _treeKeys = new(
        "a tree",
        ["root", "as", "mode", "access", "resharing"],
        ["drive", "download", "owner", "externalExpiry", "overrides", "exceptions", "limitedFolders", "limited", "ignore", "membersOnly", "internalOnly"]);

    private static readonly BlockKeys _accessKeys = new("an entry of `access`", ["user", "group", "domain", "role"], ["anyone", "findable"]);
    private static readonly BlockKeys _safetyKeys = new("`safety`", ["maxChanges", "protect"]);

    /// <summary>Reads a whole policy.</summary>
    public static Policy Policy(Cursor at)
    {
        var fields = at.Fields("keys, the first of which is `version: 1`", _policyKeys);
        fields.Required("version", "`version: 1`", version => version.Value("`version: 1`", PolicyValues.Version));
        return new Policy(
            fields.Required("workspace", "`workspace: { domains: [<your domain>] }`", Workspace)!,
            fields.Required("trees", "at least one tree under `trees:`", Trees),
            fields.Optional("safety", Safety) ?? new Safety(MaxChanges.Default, []));
    }

    private static Workspace Workspace(Cursor at)
    {
        var fields = at.Fields("`workspace: { domains: [<your domain>] }`", _workspaceKeys);
        var domains = fields.Required("domains", "`domains: [<your domain>]`", OwnDomains);
        return new Workspace(
            domains,
            fields.Optional("trusted", trusted => TrustedDomains(trusted, domains)) is { IsDefault: false } others ? others : [],
            fields.Optional("admin", Address));
    }

    private static ImmutableArray<string> OwnDomains(Cursor at)
    {
        if (at.IsEmpty)
        {
            at.Complain(Complaint.Value("`domains` is empty; write at least one domain of yours, like `[corp.example]`."));
        }

        return at.Distinct(Domains, ADomain, DomainForm.Pattern);
    }

    private static ImmutableArray<string> TrustedDomains(Cursor at, ImmutableArray<string> own) =>
        at.Distinct("a list of domains like `[partner.example]`", ADomain, scalar => DomainForm.Pattern(scalar) switch
        {
            { Complaint: null, Value: var domain } when !own.IsDefault && own.Contains(domain) =>
                Complaint.Value($"{domain.InBackticks()} is in `workspace.domains` already, so it is not outside; leave it out here."),
            var parsed => parsed,
        });

    private static ImmutableArray<TreePolicy> Trees(Cursor at)
    {
        if (at.IsEmpty)
        {
            at.Complain(Complaint.Value("`trees` is empty; write the name of at least one tree, with its `root`, `mode` and `access` under it."));
        }

        var trees = ImmutableArray.CreateBuilder<TreePolicy>();
        foreach (var (name, tree) in at.Named("the name of each tree, with its `root`, `mode` and `access` under it"))
        {
            if (PolicyValues.TreeName(name) is { } complaint)
            {
                tree.ComplainAboutKey(complaint);
            }

            trees.Add(Tree(name, tree));
        }

        return trees.ToImmutable();
    }

    private static TreePolicy Tree(string name, Cursor at)
    {
        var fields = at.Fields("its `root`, `mode` and `access` under it", _treeKeys);
        return new TreePolicy(
            name,
            new TreeRoot.Folder(fields.Required("root", "the ID or URL of the tree's folder, like `root: 1AbC`", Root, insteadOf: "drive")!),
            fields.Required("mode", "`mode: exact`", mode => mode.Value("`mode: exact`", PolicyValues.Mode)),
            fields.Required("access", "who may have what, or `access: []` for nobody", AccessList))
        {
            As = fields.Optional("as", Address),
            Restrictions = new Restrictions(Resharing: fields.Optional("resharing", resharing => resharing.Value("`true` or `false`", PolicyValues.Switch))),
        };
    }

    private static ImmutableArray<Access> AccessList(Cursor at) =>
    [
        .. at.Items("a list of entries like `{ user: ada@corp.example, role: reader }`, or `access: []` for nobody").Select(Entry),
    ];

    private static Access Entry(Cursor at)
    {
        var fields = at.Fields(AnEntry, _accessKeys);
        var principal = fields.OneOf(
            "this entry names nobody; add `user`, `group` or `domain`.",
            insteadOf: "anyone",
            ("user", user => Address(user) is { } address ? Principal.User(address) : null),
            ("group", group => Address(group) is { } address ? Principal.Group(address) : null),
            ("domain", domain => domain.Value(ADomain, DomainForm.Name) is { } name ? Principal.Domain(name) : null));
        return new Access(
            principal!,
            fields.Required("role", "`role: reader`, `commenter` or `writer`", role => role.Value("`reader`, `commenter` or `writer`", PolicyValues.Role)));
    }

    private static Safety Safety(Cursor at)
    {
        var fields = at.Fields("`maxChanges` or `protect` under it", _safetyKeys);
        return new Safety(
            fields.Optional("maxChanges", most => most.Value("a number like `25`, or a share like `10%`", PolicyValues.MaxChanges)) ?? MaxChanges.Default,
            fields.Optional("protect", Protected) is { } addresses ? addresses : []);
    }

    private static ImmutableHashSet<string>? Protected(Cursor at) =>
        [.. at.Distinct("a list of addresses like `[ceo@corp.example]`", AnAddress, AddressForm.Address)];

    private static string? Root(Cursor at) => at.Value("the ID or URL of a folder in Drive", FolderForm.Id);

    private static string? Address(Cursor at) => at.Value(AnAddress, AddressForm.Address);
}
