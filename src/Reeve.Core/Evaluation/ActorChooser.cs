using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>
/// Chooses in whose name an item is written: its owner, a shared drive's organizers in turn, else the owner of the nearest folder above, else the
/// reader of the tree.
/// </summary>
internal sealed class ActorChooser
{
    private readonly Workspace _workspace;
    private readonly IReadOnlySet<string> _unusable;
    private readonly TreeReading _reading;
    private readonly BlockMap? _blocks;
    private readonly Projection? _expected;
    private readonly ImmutableArray<string> _organizers;
    private readonly ImmutableArray<string> _staying;

    /// <summary>Chooses for one tree.</summary>
    /// <param name="workspace">Who is inside: nobody else can be acted as.</param>
    /// <param name="unusable">Addresses, in lower case, that turned out not to be actable: suspended, deleted, or withheld.</param>
    /// <param name="reading">The tree.</param>
    /// <param name="blocks">Which folders are to be limited, so that nobody above them reaches what is in them; null: none.</param>
    /// <param name="expected">How the tree will be, as far as it has been judged; null: as it is.</param>
    public ActorChooser(Workspace workspace, IReadOnlySet<string> unusable, TreeReading reading, BlockMap? blocks = null, Projection? expected = null)
    {
        (_workspace, _unusable, _reading, _blocks, _expected) = (workspace, unusable, reading, blocks, expected);

        // Those whom the policy keeps as organizers first: the others may lose during the run what they need to finish it.
        var usable = reading.Organizers.Where(CanBeActedAs).Order(StringComparer.Ordinal).ToList();
        var kept = usable.Where(IsListed).ToList();
        _organizers = [.. kept.Count > 0 ? kept : usable];
        _staying = [.. kept.Where(IsListedByName)];
    }

    /// <summary>Returns the first who may change the grants of <paramref name="item"/>; null if nobody may.</summary>
    public string? For(Item item) => For(item, owned => owned.Owner);

    /// <summary>The same, once items have gone to their new owners. To be asked when the whole tree has been judged.</summary>
    public string? ForAfterwards(Item item) => For(item, owned => _expected?.FactsOf(owned).Owner);

    private string? For(Item item, Func<Item, string?> ownerOf)
    {
        if (item.Tree.Drive is not null)
        {
            return ForDriveItem(item);
        }

        if (ownerOf(item) is { } owner && CanBeActedAs(owner))
        {
            return owner;
        }

        // A folder's owner is a writer of what others put in it, so may share it where writers may.
        for (var below = item; item.WritersCanShare == true && !below.IsRoot && !IsLimited(below); below = below.Parent)
        {
            if (ownerOf(below.Parent) is { } above && CanBeActedAs(above))
            {
                return above;
            }
        }

        return item.ReaderCanShare && !_unusable.Contains(_reading.Reader) && KeepsReader(item) ? _reading.Reader : null;
    }

    /// <summary>
    /// Returns who takes a shared drive, or what is in it, from its organizers, and sees afterwards that it is so: one who surely stays, else an
    /// administrator where that can be, else one of them.
    /// </summary>
    public string? ForLeaving(Item item) => _staying.Length > 0 ? _staying[TurnOf(item.Id) % _staying.Length] : AdminOf(item) ?? ForDriveItem(item);

    /// <summary>The item's owner, if that one can be acted as.</summary>
    public string? OwnerOf(Item item) => item.Owner is { } owner && CanBeActedAs(owner) ? owner : null;

    /// <summary>Whether somebody writes an item as an administrator of the domain: a shared drive itself, whose organizer they are not.</summary>
    public bool IsAdminOf(Item item, string actor) => item.IsRoot && item.Tree.IsWholeDrive && actor == _workspace.Admin && !_reading.Organizers.Contains(actor);

    /// <summary>An administrator of the domain who may write an item as such: a shared drive itself; null if none is named, or can be acted as.</summary>
    public string? AdminOf(Item item) => item.IsRoot && item.Tree.IsWholeDrive ? Admin : null;

    /// <summary>Whether somebody is inside and, as far as is known, actable.</summary>
    public bool CanBeActedAs(string address) => _workspace.IsInside(address) && !_unusable.Contains(address);

    private bool IsLimited(Item item) => item.IsLimited || IsToBeLimited(item);

    private bool IsToBeLimited(Item item) => _blocks?.Of(item) is { IsLimited: true } block && block.Root == item;

    /// <summary>Whether the reader of the tree still reaches an item once the folders above it are limited as they are to be.</summary>
    private bool KeepsReader(Item item)
    {
        for (var at = item; _blocks is not null; at = at.Parent)
        {
            if (HasReader(at))
            {
                break;
            }

            if (IsToBeLimited(at) && !at.IsLimited
                && _blocks.Of(at).Allowance.Of(new Grantee("", Principal.User(_reading.Reader)), "").Role < Role.Writer)
            {
                return false;
            }

            if (at.IsRoot || at.IsLimited)
            {
                break;
            }
        }

        return true;
    }

    /// <summary>Whether the reader of the tree may share an item by a grant there that stays.</summary>
    private bool HasReader(Item item) =>
        (_expected?.GrantsOf(item) ?? item.Grants).Any(grant => grant.Direct >= Role.Writer && grant.Grantee.Principal == Principal.User(_reading.Reader));

    private string? Admin => _workspace.Admin is { } admin && !_unusable.Contains(admin) ? admin : null;

    private string? ForDriveItem(Item item)
    {
        if (_organizers.Length > 0)
        {
            return _organizers[TurnOf(item.Id) % _organizers.Length];
        }

        // An administrator may manage who is a member, and nothing below.
        return AdminOf(item) is { } admin ? admin
            : item.ReaderCanShare && !_unusable.Contains(_reading.Reader) ? _reading.Reader
            : null;
    }

    /// <summary>Spreads items over organizers by their ids, for the service lists them in any order.</summary>
    private static int TurnOf(string id) => id.Aggregate(0, (turn, letter) => ((turn * 31) + letter) & int.MaxValue);

    private bool IsListed(string address) =>
        _reading.Policy.Mode == Mode.Floor || !_reading.Tree.IsWholeDrive || IsListedByName(address)
        || _reading.Policy.Access.Any(access => access.Role == Role.Organizer && access.Principal.Kind == PrincipalKind.Group);

    private bool IsListedByName(string address) => _reading.Policy.Access.Any(access => access.Role == Role.Organizer && access.Principal == Principal.User(address));
}
