using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Storage;

/// <summary>The sandbox's Cloud Storage: its buckets, what lies in them, and the uploads under way.</summary>
/// <remarks>Public members take the lock and may be called from any thread while the sandbox serves. Content lies in files, not in memory.</remarks>
public sealed class Buckets
{
    private static readonly TimeSpan WriteInterval = TimeSpan.FromSeconds(1);

    private readonly SortedDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private readonly string _projectAdmin;
    private long _lastGeneration;

    internal Buckets(SandboxClock clock, string projectAdmin)
    {
        Clock = clock;
        _projectAdmin = projectAdmin;
    }

    /// <summary>The names of all buckets, in ordinal order.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            lock (Gate)
            {
                return [.. _buckets.Keys];
            }
        }
    }

    internal SandboxClock Clock { get; }

    internal Lock Gate { get; } = new();

    internal ContentFolder Contents { get; } = new();

    /// <summary>Every upload session so far, in the order of their starts.</summary>
    internal List<UploadSession> Uploads { get; } = [];

    /// <summary>Whether a name can be written once a second only, as at Google's.</summary>
    internal bool OneWriteASecond { get; set; }

    /// <summary>What the next chunks lose.</summary>
    internal ShortKeeping ShortKeeping { get; } = new();

    /// <summary>Makes a bucket, or changes the one with this name; members and roles are added to those that are there.</summary>
    /// <param name="name">3 to 63 lower-case letters, digits, <c>-</c>, <c>_</c> or <c>.</c>.</param>
    /// <param name="roles">Pairs of a member and its role: an address, <c>allUsers</c> or <c>allAuthenticatedUsers</c>, and for example <c>objectCreator</c>.</param>
    /// <param name="uniformAccess">Whether access lists of single objects are refused.</param>
    /// <exception cref="ArgumentException">The name is no bucket's, or a role is none.</exception>
    public void Add(string name, IEnumerable<(string Member, string Role)> roles, bool uniformAccess = true)
    {
        ArgumentNullException.ThrowIfNull(roles);
        lock (Gate)
        {
            var before = _buckets.GetValueOrDefault(name)?.Roles.SelectMany(entry => entry.Value.Select(role => (entry.Key, role)));
            Set(name, [.. before ?? [], .. roles], uniformAccess);
        }
    }

    /// <summary>Makes a bucket, or changes the one with this name.</summary>
    /// <param name="name">The bucket's name.</param>
    /// <param name="roles">All members and roles that it has from now on; null for those that it had.</param>
    /// <param name="uniformAccess">Null for as it was; a new bucket has it.</param>
    /// <exception cref="ArgumentException">The name is no bucket's, or a role is none; nothing is changed then.</exception>
    internal void Set(string name, IEnumerable<(string Member, string Role)>? roles, bool? uniformAccess)
    {
        var wanted = roles?.Select(pair => (pair.Member, Role: BucketRoles.Parse(pair.Role))).ToList();
        if (!IsBucketName(name))
        {
            throw new ArgumentException($"`{name}` is no bucket's name: 3 to 63 lower-case letters, digits, `-`, `_` or `.`.", nameof(name));
        }

        lock (Gate)
        {
            if (!_buckets.TryGetValue(name, out var bucket))
            {
                _buckets[name] = bucket = new Bucket(name, Clock.GetUtcNow());
            }

            bucket.UniformAccess = uniformAccess ?? bucket.UniformAccess;
            if (wanted is not null)
            {
                bucket.Roles.Clear();
                wanted.ForEach(pair => bucket.Give(pair.Member, pair.Role));
            }
        }
    }

    /// <summary>Returns what lies in a bucket, by name.</summary>
    /// <exception cref="ArgumentException">There is no such bucket.</exception>
    public IReadOnlyList<ObjectView> Objects(string bucket)
    {
        lock (Gate)
        {
            return [.. Existing(bucket).Objects.Values.Select(ObjectView.Of)];
        }
    }

    /// <summary>Returns one object; null if there is none of this name.</summary>
    /// <exception cref="ArgumentException">There is no such bucket.</exception>
    public ObjectView? Find(string bucket, string name)
    {
        lock (Gate)
        {
            return Existing(bucket).Objects.GetValueOrDefault(name) is { } found ? ObjectView.Of(found) : null;
        }
    }

    /// <summary>Returns an object's content.</summary>
    /// <exception cref="ArgumentException">There is no such bucket or object.</exception>
    public byte[] Read(string bucket, string name)
    {
        lock (Gate)
        {
            return Existing(bucket).Objects.GetValueOrDefault(name) is { } found ? File.ReadAllBytes(found.Content.Path)
                : throw new ArgumentException($"There is no object `{name}` in `{bucket}`.", nameof(name));
        }
    }

    /// <summary>Returns every resumable upload into a bucket so far, ended ones too, in the order of their starts.</summary>
    public IReadOnlyList<UploadView> Sessions(string bucket)
    {
        lock (Gate)
        {
            return [.. Uploads.Where(each => each.Bucket == bucket).Select(each => each.View(Clock.GetUtcNow()))];
        }
    }

    internal static bool IsBucketName(string name) => name.Length is >= 3 and <= 222
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_' or '.')
        && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1]);

    internal IEnumerable<Bucket> All => _buckets.Values;

    /// <summary>Returns a bucket; throws the refusal if there is none.</summary>
    internal Bucket Get(string name) => _buckets.GetValueOrDefault(name) ?? throw StorageRefusal.NoBucket();

    /// <summary>True if the caller has the permission in the bucket; the company's administrator has all of them.</summary>
    internal bool Allows(Bucket bucket, string? caller, string permission) => caller == _projectAdmin || bucket.Allows(caller, permission);

    /// <summary>True if the caller may list the project's buckets.</summary>
    internal bool AllowsListing(string? caller) => caller == _projectAdmin;

    /// <summary>Throws the refusal if the caller has not the permission in the bucket.</summary>
    internal void Require(Bucket bucket, string? caller, string permission)
    {
        if (!Allows(bucket, caller, permission))
        {
            throw StorageRefusal.Denied(caller, permission);
        }
    }

    /// <summary>Throws the refusal of a write that cannot be done now.</summary>
    internal void CheckWrite(WriteRequest write)
    {
        var bucket = Get(write.Bucket);
        var live = bucket.Objects.GetValueOrDefault(write.Name);
        Require(bucket, write.Caller, Permissions.Create);
        if (bucket.UniformAccess && write.Draft.HasAcl)
        {
            throw StorageRefusal.UniformAccess();
        }

        write.Conditions.CheckWrite(live);
        if (live is not null)
        {
            Require(bucket, write.Caller, Permissions.Delete);
        }
    }

    /// <summary>Makes the object, or nothing: then the refusal is thrown, and content that is not right is deleted.</summary>
    /// <param name="write">What is to be written.</param>
    /// <param name="writer">Where the bytes came in; finished only if the write is allowed.</param>
    internal StoredObject Commit(WriteRequest write, ContentWriter writer)
    {
        lock (Gate)
        {
            CheckWrite(write);
            var bucket = Get(write.Bucket);
            CheckPace(bucket, write.Name);
            var content = writer.Finish();
            if (write.WrongHash(content) is { } refusal)
            {
                content.Delete();
                throw refusal;
            }

            return Put(bucket, write, content);
        }
    }

    /// <summary>Puts another state of an object in its place, or takes the object away with null.</summary>
    internal void Replace(StoredObject live, StoredObject? next)
    {
        var bucket = Get(live.Bucket);
        CheckPace(bucket, live.Name);
        bucket.ChangedAt[live.Name] = Clock.GetUtcNow();
        if (next is not null)
        {
            bucket.Objects[live.Name] = next;
        }
        else
        {
            bucket.Objects.Remove(live.Name);
            live.Content.Delete();
        }
    }

    /// <summary>Deletes all content.</summary>
    internal void Close()
    {
        lock (Gate)
        {
            Uploads.ForEach(each => each.Dispose());
            Contents.Dispose();
        }
    }

    private StoredObject Put(Bucket bucket, WriteRequest write, Content content)
    {
        var now = Clock.GetUtcNow();
        _lastGeneration = Math.Max(_lastGeneration + 1, (now - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        var made = new StoredObject(bucket.Name, write.Name, content, write.Draft) { Generation = _lastGeneration, CreatedAt = now, UpdatedAt = now };
        if (bucket.Objects.TryGetValue(write.Name, out var before))
        {
            before.Content.Delete();
        }

        bucket.Objects[write.Name] = made;
        bucket.ChangedAt[write.Name] = now;

        return made;
    }

    private void CheckPace(Bucket bucket, string name)
    {
        if (OneWriteASecond && bucket.ChangedAt.TryGetValue(name, out var before) && Clock.GetUtcNow() - before < WriteInterval)
        {
            throw StorageRefusal.TooFast(bucket.Name, name);
        }
    }

    private Bucket Existing(string name) =>
        _buckets.GetValueOrDefault(name) ?? throw new ArgumentException($"There is no bucket `{name}`.", nameof(name));
}
