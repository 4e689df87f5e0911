using Reeve.Sandbox;

namespace Reeve.Acceptance.Running;

/// <summary>A small tree with something of everything that <see cref="Access"/> does not allow.</summary>
/// <param name="Root">Ada's; the team edits it, Dan and an outsider read it.</param>
/// <param name="Plans">Ada's folder in it; an outsider edits it.</param>
/// <param name="Budget">Ben's file in the folder; anyone with the link reads it.</param>
/// <param name="Notes">Ada's file in the root; Cleo edits it.</param>
internal sealed record MessyTree(string Root, string Plans, string Budget, string Notes)
{
    public const string Outsider = "xavier@gmail.com";

    /// <summary>The tree needs one new grant and loses five.</summary>
    public const int Changes = 6;

    public static readonly string[] Access = ["{ group: team@corp.example, role: writer }", "{ domain: corp.example, role: reader }"];

    /// <summary>Adds it to a company.</summary>
    public static MessyTree Seed(Company company)
    {
        var root = company.AddFolder("Docs", Workspace.Ada);
        var plans = company.AddFolder("Plans", Workspace.Ada, root);
        var tree = new MessyTree(root, plans, company.AddFile("budget", Workspace.Ben, plans), company.AddFile("notes", Workspace.Ada, root));
        company.Grant(root, "team@corp.example", "writer");
        company.Grant(root, Workspace.Dan, "reader");
        company.Grant(root, Outsider, "reader");
        company.Grant(plans, Outsider, "writer");
        company.GrantAnyone(tree.Budget, "reader");
        company.Grant(tree.Notes, Workspace.Cleo, "writer");

        return tree;
    }

    /// <summary>Starts a workspace with this tree and its policy.</summary>
    /// <param name="more">Further keys of the policy.</param>
    public static async Task<(Workspace Workspace, MessyTree Tree)> StartAsync(string more = "")
    {
        var workspace = await Workspace.StartAsync();
        var tree = Seed(workspace.Company);
        workspace.WritePolicy(tree.Root, Access, more);

        return (workspace, tree);
    }
}
