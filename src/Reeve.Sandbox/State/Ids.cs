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
