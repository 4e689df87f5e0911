using System.Security.Cryptography;
using Reeve.Sandbox.Seeding;

namespace Reeve.Sandbox.Zoom;

/// <summary>The Zoom account of the company: its apps, its users. Public members may be called from any thread while the sandbox serves.</summary>
public sealed class ZoomAccount
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private List<ZoomUser> _users = [];

    internal ZoomAccount(TimeProvider time) => _time = time;

    /// <summary>The account's ID; fresh for every sandbox, as all that follows.</summary>
    public string AccountId { get; } = Letters(22);

    /// <summary>The client ID of its Server-to-Server OAuth app.</summary>
    public string ClientId { get; } = Letters(22);

    /// <summary>That app's secret.</summary>
    public string ClientSecret { get; } = Letters(32);

    /// <summary>The API key of its JWT app.</summary>
    public string ApiKey { get; } = Letters(22);

    /// <summary>That app's secret.</summary>
    public string ApiSecret { get; } = Letters(36);

    /// <summary>The scopes that the OAuth app has; tokens given out before keep what they had.</summary>
    /// <value>Default: what its users are read and their status changed with.</value>
    public IReadOnlyList<string> Scopes { get; set; } = ["user:read:list_users:admin", "user:read:user:admin", "user:update:status:admin"];

    /// <summary>Whether the JWT app is refused, as Zoom refuses them all since 2023-09-08.</summary>
    /// <value>Default false, so that both ways can be tried.</value>
    public bool IsJwtRetired { get; set; }

    /// <summary>Makes users in place of those that are there: the same ones for the same numbers.</summary>
    /// <param name="active">How many can sign in.</param>
    /// <param name="inactive">How many were deactivated.</param>
    /// <param name="pending">How many were invited and have not come.</param>
    public void SetUsers(int active, int inactive, int pending)
    {
        var users = ZoomPeople.Make(active, inactive, pending, _time.GetUtcNow());
        lock (_gate) _users = users;
    }

    /// <summary>Who <c>me</c> is; null in an account without users.</summary>
    internal ZoomUser? First
    {
        get
        {
            lock (_gate) return _users.Find(user => user.Status == ZoomStatus.Active);
        }
    }

    /// <summary>The users of a status, in the order in which Zoom lists them.</summary>
    internal IReadOnlyList<ZoomUser> UsersOf(ZoomStatus status)
    {
        lock (_gate) return [.. _users.Where(user => user.Status == status)];
    }

    /// <summary>The user of an ID or address; null if there is none.</summary>
    internal ZoomUser? Find(string key)
    {
        lock (_gate) return _users.Find(user => user.Id == key || string.Equals(user.Email, key, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The company's own people, with who left and who was invited.</summary>
    internal void SetStaff(string domain)
    {
        var users = ZoomPeople.OfStaff(StaffList.Departments, StaffList.Leavers, domain, _time.GetUtcNow());
        lock (_gate) _users = users;
    }

    private static string Letters(int count) => RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", count);
}
