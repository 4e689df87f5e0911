using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Reeve.Sandbox.Zoom;

/// <summary>Makes users: the same ones for the same wishes, but for dates, which are relative to the day.</summary>
internal static class ZoomPeople
{
    private const int LicensedOf = 4; // One in four pays.

    /// <summary>So many of each status.</summary>
    public static List<ZoomUser> Make(int active, int inactive, int pending, DateTimeOffset now) =>
    [
        .. Enumerable.Range(1, active).Select(number => Make($"user{number:D5}@corp.example", "User", $"{number:D5}", ZoomStatus.Active, null, number, now)),
        .. Enumerable.Range(1, inactive).Select(number => Make($"left{number:D5}@corp.example", "Left", $"{number:D5}", ZoomStatus.Inactive, null, number, now)),
        .. Enumerable.Range(1, pending).Select(number => Make($"invited{number:D5}@corp.example", "Invited", $"{number:D5}", ZoomStatus.Pending, null, number, now)),
    ];

    /// <summary>The staff of a company: leavers are inactive, and three newcomers have been invited.</summary>
    public static List<ZoomUser> OfStaff(IReadOnlyDictionary<string, string[]> departments, IReadOnlyList<string> leavers, string domain, DateTimeOffset now)
    {
        var users = new List<ZoomUser>();
        foreach (var (department, people) in departments)
        {
            foreach (var email in people)
            {
                var (first, last) = Names(email);
                users.Add(Make(email, first, last, leavers.Contains(email) ? ZoomStatus.Inactive : ZoomStatus.Active, department, users.Count, now));
            }
        }

        foreach (var name in new[] { "amina.diallo", "leo.hartmann", "siri.dahl" })
        {
            var (first, last) = Names(name);
            users.Add(Make($"{name}@{domain}", first, last, ZoomStatus.Pending, null, users.Count, now));
        }

        return users;
    }

    private static ZoomUser Make(string email, string first, string last, ZoomStatus status, string? department, int number, DateTimeOffset now) => new(email, first, last)
    {
        Id = status == ZoomStatus.Pending ? null : IdOf(email),
        Status = status,
        Type = status == ZoomStatus.Active && number % LicensedOf == 0 ? 2 : 1,
        Department = department,
        CreatedAt = Day(now, status == ZoomStatus.Pending ? 3 : 400 + (number % 900)),
        LastLoginAt = status switch
        {
            ZoomStatus.Active => Day(now, number % 11 == 0 ? 200 : number % 30),
            ZoomStatus.Inactive => Day(now, 180 + (number % 90)),
            _ => null,
        },
    };

    private static DateTimeOffset Day(DateTimeOffset now, int daysAgo) => new(now.UtcDateTime.Date.AddDays(-daysAgo).AddHours(8), TimeSpan.Zero);

    /// <summary>22 characters, of which <c>_</c> and <c>-</c> are some, as Zoom's are.</summary>
    private static string IdOf(string email) => System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes("zoom:" + email)).AsSpan(0, 16));

    private static (string First, string Last) Names(string email)
    {
        var words = email.Split('@')[0].Split('.').Select(word => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(word)).ToArray();

        return (words[0], words.Length > 1 ? words[1] : "");
    }
}
