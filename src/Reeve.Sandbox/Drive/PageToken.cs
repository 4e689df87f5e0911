using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Reeve.Sandbox.Drive;

/// <summary>Where the next page of a list begins. On the wire it is opaque and good for the same request only.</summary>
/// <param name="Group">Which folder of several the last item was in; 0 where there is one list.</param>
/// <param name="Position">The place of the last item in it.</param>
internal readonly record struct PageToken(int Group, long Position)
{
    private const string Prefix = "~!!~";

    /// <summary>Returns the token for the request that <paramref name="request"/> describes.</summary>
    public string Text(string request) =>
        Prefix + Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Group}.{Position}.{Seal(request)}")));

    /// <summary>Reads a token; null is the beginning.</summary>
    /// <exception cref="RefusedException">It is not a token of this request.</exception>
    public static PageToken Read(string? text, string request)
    {
        if (text is null or "")
        {
            return default;
        }

        try
        {
            var parts = text.StartsWith(Prefix, StringComparison.Ordinal)
                ? Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text.AsSpan(Prefix.Length))).Split('.') : [];
            if (parts.Length == 3 && parts[2] == Seal(request))
            {
                return new PageToken(
                    int.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
            }
        }
        catch (FormatException)
        {
            // Falls through: a token that cannot be read is refused like one of another request.
        }

        throw Refusals.Invalid("pageToken");
    }

    private static string Seal(string request) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request)).AsSpan(0, 6));
}
