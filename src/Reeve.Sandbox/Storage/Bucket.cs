namespace Reeve.Sandbox.Storage;

/// <summary>One bucket: who may do what, and what lies in it. Guarded by <see cref="Buckets.Gate"/>.</summary>
internal sealed class Bucket(string name, DateTimeOffset createdAt)
{
    /// <summary>The member that stands for everybody, signed in or not.</summary>
    public const string Everybody = "allUsers";

    /// <summary>The member that stands for everybody who is signed in.</summary>
    public const string SignedIn = "allAuthenticatedUsers";

    public string Name { get; } = name;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>Each member's roles: an address in lower case, or one of the two members above.</summary>
    public Dictionary<string, HashSet<string>> Roles { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether access is by roles alone, so that no object has a list of its own.</summary>
    public bool UniformAccess { get; set; } = true;

    public SortedDictionary<string, StoredObject> Objects { get; } = new(NameOrder.Instance);

    /// <summary>When each name was last written or deleted, for the limit of one such call a second.</summary>
    public Dictionary<string, DateTimeOffset> ChangedAt { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a role to a member.</summary>
    public void Give(string member, string role)
    {
        var key = member is Everybody or SignedIn ? member : member.Trim().ToLowerInvariant();
        if (!Roles.TryGetValue(key, out var roles))
        {
            Roles[key] = roles = new HashSet<string>(StringComparer.Ordinal);
        }

        roles.Add(BucketRoles.Parse(role));
    }

    /// <summary>True if the caller has the permission here; null is a caller who is not signed in.</summary>
    public bool Allows(string? caller, string permission) =>
        Has(Everybody, permission) || (caller is not null && (Has(SignedIn, permission) || Has(caller, permission)));

    private bool Has(string member, string permission) =>
        Roles.TryGetValue(member, out var roles) && roles.Any(role => BucketRoles.Allow(role, permission));
}
