using System.Text;

namespace Reeve.Google.Storage;

/// <summary>Which names Cloud Storage takes. Pure.</summary>
public static class StorageNames
{
    private const int MaxObjectBytes = 1024;
    private const string Reserved = ".well-known/acme-challenge/";

    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Tells what is wrong with an object's name; null if nothing is. Source: Cloud Storage, "About objects", "Object naming guidelines".</summary>
    /// <param name="name">The name, unescaped.</param>
    public static string? WhyNotObject(string name)
    {
        if (name.Length == 0) return "An object's name must not be empty.";
        if (name is "." or "..") return $"An object cannot be named `{name}`.";
        if (name.AsSpan().IndexOfAny('\r', '\n') >= 0) return "An object's name must not hold a line end.";
        if (name.StartsWith(Reserved, StringComparison.Ordinal)) return $"An object's name must not start with `{Reserved}`.";

        return Bytes(name) switch
        {
            null => "An object's name must be valid Unicode.",
            > MaxObjectBytes and var bytes => $"An object's name has at most {MaxObjectBytes} bytes as UTF-8; `{name[..20]}…` has {bytes}.",
            _ => null,
        };
    }

    /// <summary>Tells what is wrong with a bucket's name; null if nothing is. Source: Cloud Storage, "About buckets", "Bucket naming guidelines".</summary>
    /// <param name="name">The name alone, without <c>gs://</c>.</param>
    public static string? WhyNotBucket(string name)
    {
        if (name.Contains("://", StringComparison.Ordinal)) return $"`{name}` is an address: write the bucket's name alone.";
        if (name.Contains('/', StringComparison.Ordinal)) return $"`{name}` is not a bucket's name: what stands behind the slash belongs to `--prefix` or `--name`.";

        var isGood = name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-' or '_' or '.')
            && name.Length >= 3 && name.Length <= (name.Contains('.', StringComparison.Ordinal) ? 222 : 63)
            && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1])
            && name.Split('.').All(part => part.Length is >= 1 and <= 63);

        return isGood ? null
            : $"`{name}` is not a bucket's name: those have 3 to 63 characters, a-z, 0-9, `-`, `_` and `.`, and start and end with a letter or digit.";
    }

    private static int? Bytes(string name)
    {
        try
        {
            return _strict.GetByteCount(name);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }
}
