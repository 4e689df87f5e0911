using Reeve.Core.Evaluation;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>Whether a plan would take the tree from the one who reads it.</summary>
internal static class ReaderLoss
{
    /// <summary>Returns the problem to report; null if the reader keeps what it has, or was not named by the policy.</summary>
    public static Problem? Of(Policy policy, TreeReading reading, IEnumerable<Change> changes)
    {
        var root = reading.Tree.Root;
        if (reading.Policy.As is not { } reader)
        {
            return null;
        }

        var after = Forecast.After(reading.Tree, changes).Root;
        var (had, has) = (RoleOf(root, reader), RoleOf(after, reader));
        return had > has && has < Role.Writer
            ? Problem.At(root, ProblemCodes.ReaderLosesAccess,
                $"`as: {reader}` reads this tree and would go from {had.Name()} to {has.Name()} on its root; list that user in `access`, or read the tree as `{after.Owner ?? policy.Workspace.Admin}`.")
            : null;
    }

    internal static Role RoleOf(Item item, string address) =>
        item.Grants.Where(grant => grant.Grantee.Principal == Principal.User(address)).Select(grant => grant.Effective).DefaultIfEmpty().Max();
}
