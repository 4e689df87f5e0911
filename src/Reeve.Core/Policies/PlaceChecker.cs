using System.Collections.Immutable;
using Reeve.Core.Trees;

namespace Reeve.Core.Policies;

/// <summary>Judges what only the tree itself shows: whether a policy asks for what its root's place cannot have.</summary>
public static class PlaceChecker
{
    /// <summary>Returns one sentence for each thing that cannot be; none if the policy fits the tree.</summary>
    /// <param name="policy">What the policy says of the tree.</param>
    /// <param name="tree">The tree.</param>
    public static ImmutableArray<string> Check(TreePolicy policy, Tree tree) =>
        tree.Drive is null ? [.. CheckMyDrive(policy)]
        : tree.IsWholeDrive ? [.. CheckWholeDrive(policy, tree.Drive)]
        : [.. CheckFolderOfDrive(policy, tree.Drive)];

    /// <summary>A drive's own rules (an organizer that stays, restrictions, no owner) are judged as the policy is read, and only for what says that it is one.</summary>
    private static IEnumerable<string> CheckWholeDrive(TreePolicy policy, DriveFacts drive)
    {
        if (policy.Root is TreeRoot.Folder)
        {
            yield return $"{policy.Rule("root")}{At(policy.RootLine)}: `{drive.Id}` is the shared drive `{drive.Name}`, not a folder; write `drive: {drive.Id}` instead of `root: {drive.Id}`.";
        }
    }

    private static IEnumerable<string> CheckMyDrive(TreePolicy policy)
    {
        foreach (var (rule, access) in Lists(policy).Where(list => list.Access.Role == Role.FileOrganizer))
        {
            yield return $"{rule}{At(access.Line)}: {access.Principal} is to be fileOrganizer, a role on shared drives only, and the root is in My Drive; write `reader`, `commenter` or `writer`.";
        }
    }

    /// <summary>In a shared drive these belong to the drive, not to a folder of it.</summary>
    private static IEnumerable<string> CheckFolderOfDrive(TreePolicy policy, DriveFacts drive)
    {
        var set = new (string Key, bool IsSet)[]
        {
            ("resharing", policy.Restrictions.Resharing is not null),
            ("download", policy.Restrictions.Download is not null),
            ("membersOnly", policy.Restrictions.MembersOnly is not null),
            ("internalOnly", policy.Restrictions.InternalOnly is not null),
            ("owner", policy.Owner is not null),
        };
        foreach (var (key, _) in set.Where(pair => pair.IsSet))
        {
            yield return key == "owner"
                ? $"{policy.Rule(key)}: the root lies in the shared drive `{drive.Name}`, where items belong to the drive; take the key out."
                : $"{policy.Rule(key)}: the root lies in the shared drive `{drive.Name}`, and such a restriction is the whole drive's; set it on a tree with `drive: {drive.Id}`, or take the key out.";
        }
    }

    private static IEnumerable<(string Rule, Access Access)> Lists(TreePolicy policy) => policy.Access.Select(access => (policy.AccessRule, access))
        .Concat(policy.Overrides.SelectMany((source, index) => source.Rule.Lists.Select(access => (policy.Rule($"overrides[{index}].access"), access))));

    private static string At(int line) => line > 0 ? $" (line {line})" : "";
}
