using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>What <see cref="PlanChecker"/> asks of changes that are not of a grant: switches, limits, owners, restrictions of drives.</summary>
/// <param name="rules">The rules of the tree.</param>
/// <param name="actors">Who can write what.</param>
internal sealed class SettingLaws(TreeRules rules, ActorLaws actors)
{
    /// <summary>Returns one clause for each law that is broken.</summary>
    /// <param name="change">The change.</param>
    /// <param name="before">The item as it is.</param>
    /// <param name="after">The item as it is after all changes.</param>
    public IEnumerable<string> Check(Change change, Item before, Item after) => change switch
    {
        Change.FileUpdate update => CheckSwitches(update, before),
        Change.DriveUpdate update => CheckDrive(update, before),
        Change.OwnerTransfer transfer => CheckTransfer(transfer, before, after),
        _ => [],
    };

    /// <summary>Whether a switch is to be changed: re-sharing where the owner can do it, downloads of files.</summary>
    public bool WantsResharing(Item item) => IsSwitched(item) && rules.Tree.Restrictions.Resharing is { } wanted && item.WritersCanShare is { } has && has != wanted;

    /// <summary>Whether downloading of a file is to be switched.</summary>
    public bool WantsDownload(Item item) => IsSwitched(item) && item.Kind == ItemKind.File && rules.Tree.Restrictions.Download is { } wanted && item.ReadersCanDownload is { } has && has != wanted;

    /// <summary>Whether the policy wants a folder to inherit nothing; null: no opinion, or it stays as it is.</summary>
    public bool? WantsLimit(Item item) => item.Kind != ItemKind.Folder || (item.IsRoot && item.Tree.IsWholeDrive) ? null
        : rules[item].IsToBeLimited ? true
        : rules.Tree is { OpensLimitedFolders: true, Mode: not Mode.Ceiling } && !item.IsRoot ? false
        : null;

    /// <summary>Whether the item is to get another owner.</summary>
    public bool WantsOwner(Item item) => rules.Tree is { Mode: Mode.Exact, Owner: { } owner } && item.Tree.Drive is null && item.Owner is { } has && !rules.IsSameUser(owner, has);

    private bool IsSwitched(Item item) => rules.Tree.Mode != Mode.Floor && item.Tree.Drive is null;

    private IEnumerable<string> CheckSwitches(Change.FileUpdate update, Item before)
    {
        if ((update.After.Resharing is { } resharing && (!WantsResharing(before) || resharing == before.WritersCanShare || update.Before.Resharing != before.WritersCanShare))
            || (update.After.Download is { } download && (!WantsDownload(before) || download == before.ReadersCanDownload || update.Before.Download != before.ReadersCanDownload))
            || (update.After.Limited is { } limited && (WantsLimit(before) != limited || before.IsLimited == limited || update.Before.Limited != before.IsLimited))
            || (rules[before].IsKept && update.After.Limited != false)
            || update.After == default)
        {
            yield return "nothing asks for it";
        }
    }

    private IEnumerable<string> CheckDrive(Change.DriveUpdate update, Item before)
    {
        var (has, wants) = (before.Tree.Drive?.Restrictions, rules.Tree.Restrictions);
        if (!before.IsRoot || !before.Tree.IsWholeDrive || rules.Tree.Mode == Mode.Floor || update.After == Restrictions.None
            || IsOff(update.Before.Resharing, update.After.Resharing, has?.Resharing, wants.Resharing)
            || IsOff(update.Before.Download, update.After.Download, has?.Download, wants.Download)
            || IsOff(update.Before.MembersOnly, update.After.MembersOnly, has?.MembersOnly, wants.MembersOnly)
            || IsOff(update.Before.InternalOnly, update.After.InternalOnly, has?.InternalOnly, wants.InternalOnly))
        {
            yield return "nothing asks for it";
        }
    }

    private static bool IsOff(bool? before, bool? after, bool? has, bool? wants) => after is not null && (after == before || before != has || after != wants);

    private IEnumerable<string> CheckTransfer(Change.OwnerTransfer transfer, Item before, Item after)
    {
        if (!WantsOwner(before) || rules[before].IsKept || transfer.From.Principal.Address != before.Owner || !rules.IsSameUser(rules.Tree.Owner!, transfer.To.Principal.Address))
        {
            yield return "nothing asks for it";
            yield break;
        }

        if (rules.IsProtected(transfer.From))
        {
            yield return "a protected principal loses nothing";
        }

        if (!actors.OwnerCan(before))
        {
            yield return "its owner cannot hand it over";
        }

        var had = before.Grants.Of(transfer.To);
        if (had.IsDirect ? transfer.Had != had.State : transfer.Had is not null)
        {
            yield return "that is not what the new owner had";
        }

        var keeps = new Grant(transfer.From, transfer.Keeps?.Role ?? Role.None, Role.None, false, transfer.Keeps?.ExpiresAt);
        if (keeps.Direct > rules.AllowedFor(before, transfer.From) || keeps.Direct == Role.Owner)
        {
            yield return "the old owner keeps more than is allowed";
        }
        else if (keeps.IsDirect && after.Grants.Of(transfer.From).Inherited >= keeps.Direct)
        {
            yield return "the old owner keeps what is inherited";
        }
    }
}
