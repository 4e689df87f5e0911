using Reeve.Acceptance.Independent;

namespace Reeve.Acceptance.Generated;

/// <summary>What a tree has to look like after a run in mode <c>exact</c>: written from the policy's fine print, not from Reeve's evaluation.</summary>
internal sealed class Oracle
{
    private readonly Scene _scene;
    private readonly Dump _before;
    private readonly Sight _sight;
    private readonly Dictionary<string, string?> _listers = new(StringComparer.Ordinal);

    public Oracle(Scene scene, Dump before)
    {
        (_scene, _before, _sight) = (scene, before, new Sight(before));
        Tree = before.Tree(scene.Root);
        foreach (var folder in Tree.Where(item => item.IsFolder))
        {
            _listers[folder.Id] = ListerOf(folder);
        }
    }

    /// <summary>All items of the tree, folders before what is in them.</summary>
    public IReadOnlyList<Item> Tree { get; }

    /// <summary>Items whose grants nobody that can be acted as may read.</summary>
    public int Unknown => Tree.Count(item => IsSeen(item) && !IsInTrash(item) && !item.IsShortcut && !IsKnown(item));

    /// <summary>The direct grants that an item ends with.</summary>
    public IReadOnlyDictionary<string, Grant> Direct(Item item)
    {
        if (!IsJudged(item))
        {
            return item.Direct;
        }

        var ends = item.Direct.Values.Select(grant => IsKept(item) ? InKept(grant) : item.Id == _scene.Root ? OnRoot(item, grant) : Below(item, grant)).OfType<Grant>().ToList();
        if (item.Id == _scene.Root)
        {
            ends.AddRange(Promises(item).Where(promise => !item.Direct.ContainsKey(promise.Who)));
        }

        return ends.ToDictionary(grant => grant.Who, StringComparer.Ordinal);
    }

    /// <summary>Whether writers may share an item in the end.</summary>
    public bool WritersCanShare(Item item) =>
        _scene.Resharing is { } wanted && IsSeen(item) && !IsInTrash(item) && !item.IsShortcut && !IsKept(item) && Cast.IsUsable(item.Owner) ? wanted : item.WritersCanShare;

    /// <summary>
    /// Whether a grant that exceeds the policy may stay all the same: it adds nothing to what comes from above the root, which stays, and
    /// where Google does not tell direct from inherited it cannot even be seen.
    /// </summary>
    public bool MayStay(Item item, Grant grant) => item.Id != _scene.Root
        && _sight.Sources(item).Where(IsAboveRoot).Any(above => (above.Direct.GetValueOrDefault(grant.Who)?.Direct ?? Role.None) >= grant.Direct);

    /// <summary>The most that a principal may have on an item in the end, from whatever source.</summary>
    public Role Permitted(Item item, string who) => _sight.Sources(item)
        .Select(each => each.Id == item.Id && "user:" + each.Owner == who ? Role.Owner : "user:" + each.Owner == who ? Role.Writer : LeftAlone(each, who))
        .Append(_scene.Allowed(who)).Max();

    /// <summary>The least that a principal must have on an item in the end.</summary>
    public Role Promised(Item item, string who) => !IsSeen(item) || IsKept(item) || IsInTrash(item) ? Role.None : _scene.Allowed(who);

    private bool IsJudged(Item item) => IsSeen(item) && IsKnown(item) && !IsInTrash(item) && !item.IsShortcut && HasActor(item);

    /// <summary>What is neither taken nor lowered, for whatever reason.</summary>
    private Role LeftAlone(Item item, string who)
    {
        var isLeft = IsAboveRoot(item) || !IsJudged(item) || _scene.IsProtected(who) || IsDeleted(who) || (IsKept(item) && !IsOpen(who));

        return isLeft ? item.Direct.GetValueOrDefault(who)?.Direct ?? Role.None : Role.None;
    }

    private bool IsAboveRoot(Item item) => !Tree.Any(each => each.Id == item.Id);

    private IEnumerable<Grant> Promises(Item root) => _scene.Listed.Keys
        .Select(listed => listed.Replace(Cast.FayToo, Cast.Fay, StringComparison.Ordinal))
        .Where(who => who != "user:" + root.Owner && _sight.Inherited(who, root) < _scene.Allowed(who))
        .Select(who => new Grant(who, _scene.Allowed(who), _scene.Allowed(who), false, null));

    private Grant? OnRoot(Item root, Grant grant)
    {
        var isHeld = _scene.IsProtected(grant.Who) && grant.Direct > _scene.Allowed(grant.Who);
        var promise = Promises(root).FirstOrDefault(each => each.Who == grant.Who);

        return promise is not null && !isHeld ? promise : Exceeds(grant, _scene.Allowed(grant.Who)) ? null : grant;
    }

    private Grant? Below(Item item, Grant grant)
    {
        // Who owns a folder above is a writer anyway, so that a grant of as much adds nothing.
        var ownsAbove = !item.IsLimited && _before.Chain(item.Id).Skip(1).Take(1).SelectMany(_sight.Sources).Any(folder => "user:" + folder.Owner == grant.Who);
        var allowed = ownsAbove ? Role.Writer : _scene.Allowed(grant.Who);

        return Exceeds(grant, allowed) ? null : grant;
    }

    private Grant? InKept(Grant grant)
    {
        var allowed = _scene.Allowed(grant.Who);
        if (!IsOpen(grant.Who) || !Exceeds(grant, allowed))
        {
            return grant;
        }

        var lowered = grant.Direct < allowed ? grant.Direct : allowed;

        return allowed == Role.None ? null : grant with { Direct = lowered, Effective = lowered, Findable = false };
    }

    private bool Exceeds(Grant grant, Role allowed) =>
        (grant.Direct > allowed || grant.Findable) && !_scene.IsProtected(grant.Who) && !IsDeleted(grant.Who);

    private static bool IsDeleted(string who) => who.StartsWith("deleted:", StringComparison.Ordinal);

    /// <summary>Exposures, and grants to a whole domain.</summary>
    private static bool IsOpen(string who) => who == "anyone" || who.StartsWith("domain:", StringComparison.Ordinal)
        || (!IsDeleted(who) && !who.EndsWith("@corp.example", StringComparison.Ordinal));

    private bool IsInTrash(Item item) => _before.Chain(item.Id).Any(each => each.IsTrashed);

    /// <summary>At or below a folder that somebody limited, the root apart.</summary>
    private bool IsKept(Item item) => _before.Chain(item.Id).TakeWhile(each => each.Id != _scene.Root).Any(each => each.IsLimited);

    private bool IsSeen(Item item) => item.Id == _scene.Root || (item.Parent is { } parent && _listers.GetValueOrDefault(parent) is not null);

    private bool IsKnown(Item item) => Cast.IsUsable(item.Owner)
        || _sight.CanShare(item.Id == _scene.Root ? _scene.Reader : _listers[item.Parent!]!, item);

    /// <summary>Who lists a folder: whoever lists the one above, or its owner where it shows that one nothing.</summary>
    private string? ListerOf(Item folder)
    {
        var above = folder.Id == _scene.Root ? _scene.Reader : _listers.GetValueOrDefault(folder.Parent!);

        return above is null ? null : _sight.RoleOf(above, folder) > Role.None ? above : Cast.IsUsable(folder.Owner) ? folder.Owner : null;
    }

    private bool HasActor(Item item) => Cast.IsUsable(item.Owner)
        || (item.WritersCanShare && _sight.Sources(item).Skip(1).TakeWhile(folder => Tree.Any(each => each.Id == folder.Id)).Any(folder => Cast.IsUsable(folder.Owner)))
        || _sight.CanShare(_scene.Reader, item);
}
