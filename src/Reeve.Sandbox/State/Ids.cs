using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Reeve.Sandbox.State;

/// <summary>Makes identifiers of the shapes that Google uses, the same ones for the same name.</summary>
internal static class Ids
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /// <summary>A permission id of a user or group: 20 digits, leading zeros kept.</summary>
    public static string OfAccount(string address) => Number("account:" + address).ToString("D20", CultureInfo.InvariantCulture);

    /// <summary>A permission id of a domain: digits and <c>k</c>.</summary>
    public static string OfDomain(string domain) =>
        (Number("domain:" + domain) % 100_000_000_000_000_000).ToString("D17", CultureInfo.InvariantCulture) + "k";

    /// <summary>A file's id: 33 characters, beginning with 1.</summary>
    public static string OfFile(string name) => "1" + Letters("file:" + name, 32);

    /// <summary>The id of a user's My Drive root: 19 characters, beginning with 0A.</summary>
    public static string OfRoot(string address) => "0A" + Letters("root:" + address, 14) + "PVA";

    /// <summary>The id of a shared drive and of its root: 19 characters, beginning with 0A.</summary>
    public static string OfDrive(string name) => "0A" + Letters("drive:" + name, 11) + "Uk9PVA";

    /// <summary>A service account's client id: 21 digits.</summary>
    public static string OfClient(string address) => "1" + Number("client:" + address).ToString("D20", CultureInfo.InvariantCulture);

    /// <summary>The id by which the Directory knows an account: 21 digits for a user, 15 letters and digits for a group.</summary>
    /// <param name="permissionId">The id of the account in permissions.</param>
    /// <param name="kind">User or group; anything else has none, and gets an empty text.</param>
    public static string OfDirectory(string permissionId, PrincipalKind kind) => kind switch
    {
        PrincipalKind.User => "1" + Number("user:" + permissionId).ToString("D20", CultureInfo.InvariantCulture),
        PrincipalKind.Group => "0" + Words("group:" + permissionId, 14),
        _ => "",
    };

    /// <summary>The id of a company: 9 characters, beginning with C.</summary>
    public static string OfCustomer(string domain) => "C0" + Words("customer:" + domain, 7);

    /// <summary>The id of an organizational unit, <c>id:</c> included.</summary>
    public static string OfOrgUnit(string name) => "id:03" + Words("unit:" + name, 13);

    private static string Words(string text, int count) => string.Create(count, SHA256.HashData(Encoding.UTF8.GetBytes(text)), (letters, bytes) =>
    {
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = Alphabet[26 + (bytes[i] % 36)];
        }
    });

    private static ulong Number(string text) => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Letters(string text, int count)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));

        return string.Create(count, hash, (letters, bytes) =>
        {
            for (var i = 0; i < letters.Length; i++)
            {
                letters[i] = Alphabet[bytes[i] & 63];
            }
        });
    }
}
