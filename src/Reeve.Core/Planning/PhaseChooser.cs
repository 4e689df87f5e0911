using Reeve.Core.Evaluation;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Planning;

/// <summary>Chooses when a grant is changed: exposures are closed first, unless that could cost somebody who is listed.</summary>
internal sealed class PhaseChooser
{
    private readonly Workspace _workspace;
    private readonly Addresses _addresses;
    private readonly BlockMap _blocks;
    private readonly HashSet<(int Item, string Grantee)> _promised;
    private readonly HashSet<(int Item, string Grantee)> _aboveFollowers = [];
    private readonly Dictionary<(int Item, string Grantee), Verdict.GrantOff> _taken = [];
    private readonly Dictionary<(int Item, string Grantee), bool> _isTakenLater = [];
    private readonly HashSet<string> _leaving = [];
    private readonly Dictionary<Block, bool> _hasUnseen = [];

    /// <summary>Looks at all that is off in one tree.</summary>
    /// <param name="workspace">Who is inside.</param>
    /// <param name="addresses">What is known, whom the trees show included.</param>
    /// <param name="blocks">Which block governs which item.</param>
    /// <param name="verdicts">All of the tree that somebody can put right: for what nobody can give, nothing waits.</param>
    public PhaseChooser(Workspace workspace, Addresses addresses, BlockMap blocks, IEnumerable<Verdict> verdicts)
    {
        (_workspace, _addresses, _blocks) = (workspace, addresses, blocks);
        var all = verdicts.OfType<Verdict.GrantOff>().ToList();
        var given = all.Where(off => off.Gives).ToList();
        foreach (var off in all.Where(off => !off.Gives))
        {
            _taken[(off.Item.Index, off.Grantee.Id)] = off;
        }

        _promised = [.. given.Select(off => (off.Item.Index, off.Grantee.Id))];
        foreach (var off in given.Where(off => off.Obstacle.HasFlag(Obstacle.GrantAbove) && !off.Obstacle.HasFlag(Obstacle.OwnerAbove)))
        {
            for (var at = off.Item; !at.IsRoot; at = at.Parent)
            {
                _aboveFollowers.Add((at.Parent.Index, off.Grantee.Id));
            }
        }

        _leaving.UnionWith(all.Where(off => IsOrganizing(off) && PhaseOf(off) == Phase.Leave).Select(off => off.Grantee.Id).ToList());
    }

    /// <summary>Returns the phase.</summary>
    public Phase PhaseOf(Verdict.GrantOff off)
    {
        if (off.Obstacle.HasFlag(Obstacle.OwnerAbove))
        {
            return Phase.Succeed;
        }

        var isExposure = _workspace.IsExposure(off.Grantee.Principal);
        if (off.Gives)
        {
            return off.Obstacle.HasFlag(Obstacle.GrantAbove) && !isExposure ? Phase.Follow
                : off.Obstacle.HasFlag(Obstacle.Inheritance) ? Phase.Cut
                : Phase.Grant;
        }

        if (off.After is not null && off.Obstacle.HasFlag(Obstacle.GrantAbove) && _leaving.Contains(off.Grantee.Id))
        {
            return Phase.Leave; // As long as they are an organizer, Google lowers nothing of theirs below.
        }

        var isAboveFollower = _aboveFollowers.Contains((off.Item.Index, off.Grantee.Id));
        if (isExposure && off.After is not null && (off.Obstacle.HasFlag(Obstacle.Inheritance) || (off.Obstacle.HasFlag(Obstacle.GrantAbove) && IsTakenAboveLater(off.Item, off.Grantee))))
        {
            return Phase.Take; // Google lowers nothing below what is inherited, so not before the folder is cut off, or what is above has gone.
        }

        return isExposure && (isAboveFollower || !Waits(off)) ? Phase.Close
            : isAboveFollower ? Phase.Clear
            : IsOrganizing(off) ? Phase.Leave
            : Phase.Take;
    }

    private bool IsTakenAboveLater(Item item, Grantee grantee)
    {
        if (item.IsRoot)
        {
            return false;
        }

        var key = (item.Parent.Index, grantee.Id);
        if (!_isTakenLater.TryGetValue(key, out var isLater))
        {
            isLater = (_taken.TryGetValue(key, out var above) && PhaseOf(above) != Phase.Close) || IsTakenAboveLater(item.Parent, grantee);
            _isTakenLater[key] = isLater;
        }

        return isLater;
    }

    private static bool IsOrganizing(Verdict.GrantOff off) => off.Item.IsRoot && off.Item.Tree.IsWholeDrive && off.Before?.Role == Role.Organizer;

    /// <summary>Whoever is listed, or may turn out to be, gets what is promised before anything else of theirs goes.</summary>
    private bool Waits(Verdict.GrantOff off) => (off.After is null && IsPromised(off.Item, off.Grantee))
        || (IsTrusted(off.Grantee.Principal) && HasUnseen(_blocks.Of(off.Item)));

    private bool IsPromised(Item item, Grantee grantee)
    {
        for (var at = item; ; at = at.Parent)
        {
            if (_promised.Contains((at.Index, grantee.Id)))
            {
                return true;
            }

            if (at.IsRoot || (_blocks.Of(at) is { IsLimited: true } block && block.Root == at))
            {
                return false; // What is granted above a folder that is limited never comes to it.
            }
        }
    }

    /// <summary>Whether a block lists people or groups outside whose grantee is not known yet: any of them could be one who has a grant under another address.</summary>
    private bool HasUnseen(Block block) => _hasUnseen.TryGetValue(block, out var hasUnseen) ? hasUnseen
        : _hasUnseen[block] = block.Allowance.Lines.Any(line => IsTrusted(line.Access.Principal) && !_addresses.TryResolve(line.Access.Principal, out _));

    private bool IsTrusted(Principal principal) =>
        principal.Kind is PrincipalKind.User or PrincipalKind.Group && _workspace.StandingOf(principal) == Standing.Trusted;
}
