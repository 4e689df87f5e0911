using System.Collections.Immutable;
using Reeve.Core.Trees;
using Reeve.Google.Drive;

namespace Reeve.Engine.Crawling;

/// <summary>Gathers what a crawl reads and makes the tree of it. Not safe for several threads.</summary>
internal sealed class ItemCollector(GrantMapper mapper)
{
    private readonly TreeBuilder _builder = new();
    private readonly List<ShownGrants> _shown = [];
    private readonly List<bool> _mayHaveOwn = [];
    private readonly HashSet<int> _forgotten = [];

    /// <summary>Items so far.</summary>
    public int Count => _builder.Count;

    /// <summary>Whether the service told direct from inherited on every item so far.</summary>
    public bool ToldDirect { get; private set; } = true;

    /// <summary>Takes an item in.</summary>
    /// <returns>Its index, or -1 if it was there already.</returns>
    public int Add(DriveFile file, int parent)
    {
        var index = _builder.Add(FactsOf(file), parent);
        if (index >= 0)
        {
            _shown.Add(default);
            _mayHaveOwn.Add(file.HasAugmentedPermissions != false);
            if (file.Permissions is { } permissions)
            {
                Show(index, permissions);
            }
        }

        return index;
    }

    /// <summary>The facts of an item.</summary>
    public ItemFacts this[int index] => _builder[index];

    /// <summary>The index of an item's folder.</summary>
    public int ParentOf(int index) => _builder.ParentOf(index);

    /// <summary>Whether an item's grants are known.</summary>
    public bool IsKnown(int index) => !_shown[index].Grants.IsDefault;

    /// <summary>An item's grants; default if they are not known. Where the service did not tell direct from inherited, only the effective role counts.</summary>
    public ImmutableArray<Grant> GrantsOf(int index) => _shown[index].Grants;

    /// <summary>Whether something may be granted on the item itself; the service denies it for most items of shared drives.</summary>
    public bool MayHaveOwn(int index) => _mayHaveOwn[index];

    /// <summary>Whether it was found out that an item cannot be read.</summary>
    public bool IsForgotten(int index) => _forgotten.Contains(index);

    /// <summary>Whether the service told direct from inherited on this item.</summary>
    public bool IsTold(int index) => _shown[index].ToldDirect;

    /// <summary>Whether an item shows anything that comes from above, the owner's own part aside.</summary>
    public bool Inherits(int index) => _shown[index].Grants is { IsDefault: false } grants && grants.Any(grant => grant.Inherited != Role.None && grant.Direct != Role.Owner);

    /// <summary>Says what an item's grants are.</summary>
    public void Show(int index, IReadOnlyList<DrivePermission> permissions) => Set(index, mapper.Map(permissions));

    /// <summary>Says that an item has just what comes from above.</summary>
    public void Inherit(int index, ImmutableArray<Grant> fromAbove) => Set(index, new ShownGrants(fromAbove, ToldDirect: true));

    /// <summary>Says that an item, or what is in it, cannot be read: whatever is shown of it later, it stays unknown.</summary>
    public void Forget(int index)
    {
        _forgotten.Add(index);
        _shown[index] = default;
    }

    /// <summary>Makes the tree; where the service did not tell direct from inherited, it is inferred from the folder above.</summary>
    /// <param name="ownersAbove">Who owns folders above the root.</param>
    /// <param name="drive">The shared drive; null in My Drive.</param>
    public Tree Build(IEnumerable<string> ownersAbove, DriveFacts? drive = null)
    {
        for (var index = 0; index < Count; index++)
        {
            var (grants, told) = _shown[index];
            if (grants.IsDefault)
            {
                continue;
            }

            if (!told && index > 0)
            {
                ToldDirect = false;
                var folder = _builder.GrantsOf(ParentOf(index));
                grants = [.. grants.Select(shown => Inheritance.Infer(shown, folder, _builder[index].IsLimited))];
            }

            _builder.SetGrants(index, grants);
        }

        return _builder.Build(ownersAbove, drive);
    }

    private void Set(int index, ShownGrants shown)
    {
        if (!_forgotten.Contains(index))
        {
            _shown[index] = shown;
        }
    }

    private static ItemFacts FactsOf(DriveFile file) => new(
        file.Id,
        file.Name,
        file.IsFolder ? ItemKind.Folder : file.IsShortcut ? ItemKind.Shortcut : ItemKind.File,
        file.OwnerEmail?.ToLowerInvariant(),
        file.Trashed,
        file.IsFolder && file.InheritedPermissionsDisabled,
        file.WritersCanShare,
        file.CanShare ?? (file.DriveId is not null || file.Permissions is not null),
        file.DriveId is null && file.CopyRequiresWriterPermission is { } isForbidden ? !isForbidden : null);
}
