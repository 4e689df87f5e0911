using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>Judges which folders are to inherit nothing: those the policy limits, and those that somebody limited by hand.</summary>
internal sealed class LimitRules(Judging judging, OwnerRules owners)
{
    /// <summary>Whether a folder that somebody limited by hand stays so; what is in it is then left alone, but for exposures.</summary>
    /// <param name="item">The item.</param>
    /// <param name="block">Its block.</param>
    /// <param name="isLimited">Whether it will be limited.</param>
    public static bool IsKept(Item item, Block block, bool isLimited) => isLimited && item.IsLimited && !IsMeant(item, block);

    public IEnumerable<Verdict> Judge(Item item, Block block, bool isAboveKept)
    {
        if (!item.IsKnown || item.Kind != ItemKind.Folder)
        {
            yield break;
        }

        if (IsMeant(item, block) && !item.IsLimited && isAboveKept)
        {
            yield return new Verdict.Reported(item, ProblemCodes.LimitedKept, $"{Rule(block)}: it is to be limited, but lies below a folder that somebody limited by hand, and is left alone; limit it by hand, or set `limitedFolders: open` on the tree.");
        }
        else if (IsMeant(item, block) && !item.IsLimited)
        {
            foreach (var verdict in Cut(item, block))
            {
                yield return verdict;
            }
        }
        else if (item.IsLimited && !item.IsRoot && !IsMeant(item, block) && judging.Tree.OpensLimitedFolders)
        {
            yield return new Verdict.SwitchesOff(item, new Switches(Limited: true), new Switches(Limited: false), $"{judging.Tree.Rule("limitedFolders")}: folders that somebody limited are opened");
        }
    }

    private static bool IsMeant(Item item, Block block) => block.IsLimited && block.Root == item;

    /// <summary>Whom the policy is unsure about loses nothing, so nothing is cut while a name in it is.</summary>
    private IEnumerable<Verdict> Cut(Item item, Block block)
    {
        var losing = item.Grants.Where(grant => grant.Inherited != Role.None && grant.Direct < grant.Inherited && !IsKeptOrganizer(item, grant) && !grant.Grantee.Principal.IsDeletedAccount).ToList();
        if (losing.Exists(grant => judging.IsFrozen(item, grant.Grantee) && !owners.WillGoTo(item, grant.Grantee) && grant.Inherited > judging.ListedOn(item, grant.Grantee).Role))
        {
            yield break;
        }

        foreach (var grant in losing.Where(grant => judging.IsProtected(grant.Grantee) && grant.Inherited > judging.ListedOn(item, grant.Grantee).Role))
        {
            yield return new Verdict.Reported(item, ProblemCodes.ProtectedCutOff,
                $"limiting this folder cuts off {grant.Grantee.Principal}, who is protected and {grant.Inherited.Name()} through a folder above; list it in {block.Rule} if it is to keep that.");
        }

        yield return new Verdict.SwitchesOff(item, new Switches(Limited: false), new Switches(Limited: true), $"{Rule(block)}: this folder is limited, and inherits nothing");
    }

    private static bool IsKeptOrganizer(Item item, Grant grant) => item.Tree.Drive is not null && grant.Inherited == Role.Organizer;

    private string Rule(Block block) => block.Above is null ? judging.Tree.Rule("limited") : block.Rule.Replace(".access", ".limited", StringComparison.Ordinal);
}
