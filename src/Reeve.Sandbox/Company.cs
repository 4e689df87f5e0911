using Reeve.Sandbox.Directory;
using Reeve.Sandbox.State;
using Reeve.Sandbox.Storage;

namespace Reeve.Sandbox;

/// <summary>The workspace that the sandbox plays: its people, its items, and who has what.</summary>
/// <remarks>Every public member takes the company's lock and may be called from any thread while the sandbox serves.</remarks>
public sealed class Company
{
    private readonly PriorityQueue<(Item Item, Grant Grant), DateTimeOffset> _expiries = new();

    internal Company(string domain, string admin, SandboxClock clock)
    {
        Domain = domain;
        Admin = admin;
        Clock = clock;
        Roster = new Roster(domain, clock);
        Log = new ChangeLog(clock);
        Roster.Add(admin, PrincipalKind.User).IsAdmin = true;
        People = new People(this);
        Buckets = new Buckets(clock, admin);
    }

    /// <summary>The workspace's own domain, such as <c>corp.example</c>.</summary>
    public string Domain { get; }

    /// <summary>The address of its administrator.</summary>
    public string Admin { get; }

    /// <summary>Its users and groups, as its administrator sees them.</summary>
    public People People { get; }

    /// <summary>The company's buckets in Cloud Storage; they have a lock of their own.</summary>
    public Buckets Buckets { get; }

    internal SandboxClock Clock { get; }

    /// <summary>Held by whoever reads or changes anything below.</summary>
    internal Lock Gate { get; } = new();

    internal Roster Roster { get; }

    internal Items Items { get; } = new();

    internal ChangeLog Log { get; }

    /// <summary>The ids of requests by which users made shared drives, each good for one.</summary>
    internal HashSet<(Principal User, string RequestId)> DriveRequests { get; } = [];

    /// <summary>The starred items, each with the user whose star it is.</summary>
    internal HashSet<(string FileId, Principal User)> Stars { get; } = [];

    /// <summary>How many items there are, the roots of drives not counted.</summary>
    public int ItemCount
    {
        get
        {
            lock (Gate)
            {
                return Items.InOrder.Count;
            }
        }
    }

    /// <summary>Adds a user, or returns quietly if there is one with this address.</summary>
    /// <param name="email">The primary address, inside the domain or outside; outsiders added so have a Google account.</param>
    /// <param name="aliases">Further addresses of the same user.</param>
    public void AddUser(string email, params IReadOnlyList<string> aliases)
    {
        lock (Gate)
        {
            var user = Roster.Add(email, PrincipalKind.User);
            foreach (var alias in aliases)
            {
                Roster.AddAlias(user, alias);
            }
        }
    }

    /// <summary>Adds an outside address that has no Google account, so that only an invitation by mail reaches it.</summary>
    public void AddVisitor(string email)
    {
        lock (Gate)
        {
            Roster.Add(email, PrincipalKind.User).HasGoogleAccount = false;
        }
    }

    /// <summary>Adds a group, or members to one; unknown members become users.</summary>
    public void AddGroup(string email, params IReadOnlyList<string> members)
    {
        lock (Gate)
        {
            var group = Roster.Add(email, PrincipalKind.Group);
            foreach (var member in members)
            {
                Memberships.Add(Roster, group, Roster.Add(member, PrincipalKind.User), MemberRole.Member);
            }
        }
    }

    /// <summary>Activates, suspends or deletes an account.</summary>
    /// <param name="email">Its primary address.</param>
    /// <param name="state"><c>active</c>, <c>suspended</c> or <c>deleted</c>.</param>
    /// <exception cref="ArgumentException">There is no such account, or no such state.</exception>
    public void SetUserState(string email, string state)
    {
        lock (Gate)
        {
            var user = Roster.Find(email) ?? throw new ArgumentException($"There is no account `{email}`.", nameof(email));
            user.State = state switch
            {
                "active" => UserState.Active,
                "suspended" => UserState.Suspended,
                "deleted" => UserState.Deleted,
                _ => throw new ArgumentException($"`{state}` is none of active, suspended, deleted.", nameof(state)),
            };
            user.DeletedAt = user.State == UserState.Deleted ? Clock.GetUtcNow() : null;
            Roster.Changed();
        }
    }

    /// <summary>Adds a folder and returns its id.</summary>
    /// <param name="name">Its name; any text.</param>
    /// <param name="owner">The owner's address; an unknown one becomes a user. In a shared drive, which owns what is in it, who made the folder.</param>
    /// <param name="parent">The id of the folder or shared drive to put it in; null for the owner's My Drive.</param>
    public string AddFolder(string name, string owner, string? parent = null) => AddFile(name, owner, parent, MimeTypes.Folder);

    /// <summary>Adds a file without content and returns its id.</summary>
    /// <param name="name">Its name; any text.</param>
    /// <param name="owner">The owner's address; an unknown one becomes a user. In a shared drive, which owns what is in it, who made the file.</param>
    /// <param name="parent">The id of the folder or shared drive to put it in; null for the owner's My Drive.</param>
    /// <param name="mimeType">Its type.</param>
    public string AddFile(string name, string owner, string? parent = null, string mimeType = MimeTypes.Document)
    {
        lock (Gate)
        {
            return Make(new ItemDraft(name, mimeType, Roster.Add(owner, PrincipalKind.User), FolderOf(parent))).Id;
        }
    }

    /// <summary>Adds a shortcut to another item and returns the shortcut's id.</summary>
    public string AddShortcut(string name, string owner, string parent, string target)
    {
        lock (Gate)
        {
            var aim = Items.Find(target);

            return Make(new ItemDraft(name, MimeTypes.Shortcut, Roster.Add(owner, PrincipalKind.User), FolderOf(parent))
            {
                TargetId = target,
                TargetMimeType = aim?.MimeType,
            }).Id;
        }
    }

    /// <summary>Gives a user or group a direct role, whatever Drive would say to it.</summary>
    /// <param name="fileId">The item.</param>
    /// <param name="email">The grantee; an unknown address becomes a user.</param>
    /// <param name="role"><c>reader</c>, <c>commenter</c> or <c>writer</c>; in a shared drive <c>fileOrganizer</c>, and on its root <c>organizer</c>, too.</param>
    /// <param name="expiresAt">When it ends; null for never.</param>
    public void Grant(string fileId, string email, string role, DateTimeOffset? expiresAt = null) =>
        Put(fileId, () => Roster.Add(email, PrincipalKind.User), role, expiresAt, false);

    /// <summary>Gives a whole domain a direct role.</summary>
    public void GrantDomain(string fileId, string domain, string role, bool findable = false) =>
        Put(fileId, () => Roster.OfDomain(domain), role, null, findable);

    /// <summary>Gives anyone a direct role, by link or by search.</summary>
    public void GrantAnyone(string fileId, string role, bool findable = false) =>
        Put(fileId, () => Roster.Anyone(findable), role, null, false);

    /// <summary>Sets flags of an item, whatever Drive would say to it; null leaves one as it is.</summary>
    public void SetFlags(string fileId, bool? writersCanShare = null, bool? limited = null, bool? trashed = null)
    {
        lock (Gate)
        {
            var item = Existing(fileId);
            item.WritersCanShare = writersCanShare ?? item.WritersCanShare;
            item.InheritedPermissionsDisabled = limited ?? item.InheritedPermissionsDisabled;
            item.ExplicitlyTrashed = trashed ?? item.ExplicitlyTrashed;
            item.Touch();
        }
    }

    /// <summary>Returns all items with their direct grants as JSON: the same bytes for the same state.</summary>
    public byte[] Dump()
    {
        lock (Gate)
        {
            Expire();

            return Control.Dump.Write(this);
        }
    }

    /// <summary>Adds the items, and the accounts they name, of a dump or of a file of the same shape.</summary>
    /// <returns>How many items were added.</returns>
    /// <exception cref="FormatException">It is not such a document; nothing was added.</exception>
    public int Load(ReadOnlyMemory<byte> json)
    {
        lock (Gate)
        {
            return Seeding.Loader.Load(this, json);
        }
    }

    /// <summary>Takes away every grant whose time has come, by the sandbox's clock.</summary>
    internal void Expire()
    {
        var now = Clock.GetUtcNow();
        while (_expiries.TryPeek(out var entry, out var at) && at <= now)
        {
            _expiries.Dequeue();
            var isThere = ReferenceEquals(Items.Find(entry.Item.Id), entry.Item);
            if (isThere && ReferenceEquals(entry.Item.GrantOf(entry.Grant.Principal), entry.Grant))
            {
                entry.Item.Remove(entry.Grant.Principal);
                Log.Note("sandbox", entry.Item, "permission.expire", entry.Grant.Principal, entry.Grant.Role.Text(), null);
            }
        }
    }

    /// <summary>Puts a direct grant on an item and remembers when it ends.</summary>
    internal void Put(Item item, Grant grant)
    {
        item.Put(grant);
        if (grant.ExpiresAt is { } end)
        {
            _expiries.Enqueue((item, grant), end);
        }
    }

    /// <summary>Makes an item and puts it in its place.</summary>
    internal Item Make(ItemDraft draft)
    {
        var now = Clock.GetUtcNow();
        var parent = draft.Parent ?? (draft.Orphan ? null : Items.RootOf(draft.Owner!, now));
        var owner = parent?.Drive is null ? draft.Owner : null;
        var item = new Item(draft.Id ?? Items.NextId(), draft.Name, MimeTypes.Intern(draft.MimeType), owner, Items.NextSequence())
        {
            Parent = parent,
            Drive = parent?.Drive,
            LastModifiedBy = draft.Owner,
            TargetId = draft.TargetId,
            TargetMimeType = draft.TargetMimeType,
            Size = draft.Size,
            CreatedAt = draft.CreatedAt ?? now,
            ModifiedAt = draft.ModifiedAt ?? draft.CreatedAt ?? now,
        };
        Items.Add(item);

        return item;
    }

    /// <summary>True for whoever may act on all shared drives as an administrator.</summary>
    internal static bool IsAdministrator(Principal account) => account.IsAdmin || account.Privileges.HasFlag(Privileges.Drives);

    internal Item Existing(string id) =>
        Items.Find(id) ?? throw new ArgumentException($"There is no item `{id}`.", nameof(id));

    private Item? FolderOf(string? id) => id is null ? null : Existing(id);

    /// <summary>Puts a direct grant on an item, whatever Drive would say to it; takes the lock.</summary>
    internal void Put(string fileId, Func<Principal> principal, string role, DateTimeOffset? expiresAt, bool findable)
    {
        lock (Gate)
        {
            var item = Existing(fileId);
            var highest = item.IsDriveRoot ? Role.Organizer : item.Drive is not null ? Role.FileOrganizer : Role.Writer;
            if (!RoleNames.TryParse(role, out var parsed) || parsed > highest)
            {
                throw new ArgumentException($"`{role}` is no role that can be given here, the highest of which is {highest.Text()}.", nameof(role));
            }

            Put(item, new Grant(principal(), parsed, expiresAt, findable));
        }
    }
}
