using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Directory;

/// <summary>The <c>query</c> of groups.list. Source: Directory guide "Search for groups".</summary>
internal static class GroupQuery
{
    /// <summary>Returns the test that a query makes.</summary>
    /// <exception cref="Drive.RefusedException">It cannot be read, a field does not exist or take its operator, or <c>memberKey</c> is not alone.</exception>
    public static Func<Principal, bool> Parse(string query, DirectoryCall call)
    {
        var clauses = Clauses.Read(query);
        if (clauses.Exists(clause => clause.Field == "memberKey") && clauses.Count > 1)
        {
            throw DirectoryRefusals.Invalid("query");
        }

        var tests = clauses.ConvertAll(clause => Test(clause, call));

        return group => tests.TrueForAll(test => test(group));
    }

    private static Func<Principal, bool> Test(Clause clause, DirectoryCall call) => clause switch
    {
        { Field: "memberKey", Operator: "=" } => GroupMethods.WithMember(clause.Value, call, "memberKey"),
        { Field: "email" } => group => Matches(group.Email!, Checked(clause)),
        { Field: "name" } => group => Matches(group.DisplayName, Checked(clause)),
        _ => throw DirectoryRefusals.Invalid("query"),
    };

    private static Clause Checked(Clause clause) =>
        clause.Operator == "=" || clause.Prefix is not null ? clause : throw DirectoryRefusals.Invalid("query");

    private static bool Matches(string text, Clause clause) => clause.Prefix is { } prefix
        ? text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
        : string.Equals(text, clause.Value, StringComparison.OrdinalIgnoreCase);
}
