using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Engine.Documents.Language;

namespace Reeve.Engine.Documents;

/// <summary>What is made of the keys of a policy.</summary>
/// <remarks>What comes back is a policy only if nothing was complained about; else its parts may be defaults.</remarks>
internal static class PolicyBlocks
{
    /// <summary>Reads a whole policy.</summary>
    public static Policy Policy(Cursor at)
    {
        var fields = at.Fields("keys, the first of which is `version: 1`", PolicyKeys.All);
        fields.Read(PolicyKeys.Version, ValueForms.Version);
        return new Policy(
            fields.Read(PolicyKeys.Workspace, Workspace)!,
            fields.Read(PolicyKeys.Trees, Trees),
            fields.Read(PolicyKeys.Safety, Safety) ?? new Safety(MaxChanges.Default, []));
    }

    private static Workspace Workspace(Cursor at)
    {
        var fields = at.Fields("`workspace: { domains: [<your domain>] }`", WorkspaceKeys.All);
        var domains = fields.Read(WorkspaceKeys.Domains, OwnDomains);
        return new Workspace(
            domains,
            fields.Read(WorkspaceKeys.Trusted, trusted => TrustedDomains(trusted, domains)) is { IsDefault: false } others ? others : [],
            fields.Read(WorkspaceKeys.Admin, ValueForms.Address));
    }

    private static ImmutableArray<string> OwnDomains(Cursor at)
    {
        if (at.IsEmpty)
        {
            at.Complain(Complaint.Value("`domains` is empty; write at least one domain of yours, like `[corp.example]`."));
        }

        return at.Distinct("a list of domains like `[corp.example]`", ValueForms.Domains);
    }

    private static ImmutableArray<string> TrustedDomains(Cursor at, ImmutableArray<string> own)
    {
        return at.Distinct("a list of domains like `[partner.example]`", ValueForms.Domains with { Parse = Parse });

        Parsed<string> Parse(Node.Scalar scalar) => DomainForm.Pattern(scalar) switch
        {
            { Complaint: null, Value: var domain } when !own.IsDefault && own.Contains(domain) =>
                Complaint.Value($"{domain.InBackticks()} is in `workspace.domains` already, so it is not outside; leave it out here."),
            var parsed => parsed,
        };
    }

    private static ImmutableArray<TreePolicy> Trees(Cursor at)
    {
        if (at.IsEmpty)
        {
            at.Complain(Complaint.Value($"`trees` is empty; write the name of at least one tree, with {TreeBlocks.Expected}."));
        }

        var trees = ImmutableArray.CreateBuilder<TreePolicy>();
        foreach (var (name, tree) in at.Named($"the name of each tree, with {TreeBlocks.Expected}"))
        {
            if (PolicyValues.TreeName(name) is { } complaint)
            {
                tree.ComplainAboutKey(complaint);
            }

            trees.Add(TreeBlocks.Tree(name, tree));
        }

        return trees.ToImmutable();
    }

    private static Safety Safety(Cursor at)
    {
        var fields = at.Fields("`maxChanges` or `protect` under it", SafetyKeys.All);
        return new Safety(
            fields.Read(SafetyKeys.MaxChanges, ValueForms.MaxChanges) ?? MaxChanges.Default,
            fields.Read(SafetyKeys.Protect, Protected) is { } addresses ? addresses : []);
    }

    private static ImmutableHashSet<string>? Protected(Cursor at) => [.. at.Distinct("a list of addresses like `[ceo@corp.example]`", ValueForms.Address)];
}
