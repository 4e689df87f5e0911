using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Directory;

/// <summary>One organizational unit.</summary>
/// <param name="Path">Such as <c>/Engineering/Platform</c>; <c>/</c> for the whole company.</param>
/// <param name="Description">What it is for; perhaps empty.</param>
internal sealed record OrgUnit(string Path, string Description)
{
    public const string Root = "/";

    /// <summary>The id, <c>id:</c> included; it stays as long as the path does.</summary>
    public string Id => Ids.OfOrgUnit(Path);

    /// <summary>The last part of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The path of the unit above; null for the root.</summary>
    public string? Parent => Path == Root ? null : Path.LastIndexOf('/') is > 0 and var slash ? Path[..slash] : Root;

    /// <summary>True if a unit lies in this one, however deep, or is this one.</summary>
    public bool Holds(string path) => Path == Root || path == Path || path.StartsWith(Path + "/", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The organizational units of a company; used under <see cref="Company.Gate"/>.</summary>
internal sealed class OrgUnits
{
    private readonly SortedDictionary<string, OrgUnit> _all = new(StringComparer.OrdinalIgnoreCase)
    {
        [OrgUnit.Root] = new OrgUnit(OrgUnit.Root, ""),
    };

    /// <summary>All of them, by path, the root first.</summary>
    public IEnumerable<OrgUnit> All => _all.Values;

    /// <summary>Returns a unit by its path, with or without the slash before it, or by its id; null for none.</summary>
    public OrgUnit? Find(string pathOrId) => pathOrId.StartsWith("id:", StringComparison.Ordinal)
        ? _all.Values.FirstOrDefault(each => each.Id == pathOrId)
        : _all.GetValueOrDefault(OrgUnit.Root + pathOrId.TrimStart('/'));

    /// <summary>Returns the unit of a path, made with those above it where they are not there yet.</summary>
    /// <exception cref="ArgumentException">It is not a path.</exception>
    public OrgUnit Add(string path, string description = "")
    {
        if (Find(path) is { } known && path.StartsWith('/'))
        {
            return known;
        }

        if (!path.StartsWith('/') || path.Split('/')[1..].Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException($"`{path}` is not the path of an organizational unit, such as `/Engineering/Platform`.", nameof(path));
        }

        var unit = new OrgUnit(path, description);
        Add(unit.Parent!);

        return _all[path] = unit;
    }
}
