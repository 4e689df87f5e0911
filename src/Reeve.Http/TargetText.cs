using System.Text.RegularExpressions;

namespace Reeve.Http;

/// <summary>Reads what people write for a call's target: a path such as <c>/v2/users</c>, or a whole address.</summary>
public static partial class TargetText
{
    /// <summary>Refuses what an address cannot hold, and what is read differently by different programs.</summary>
    /// <param name="text">What a person wrote, with its query.</param>
    /// <exception cref="EndpointException">It holds such a thing.</exception>
    public static void Check(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\0', ' ') >= 0 || text.AsSpan().IndexOfAny('\\', '\u007F') >= 0)
            throw new EndpointException($"`{text}` holds a blank, a control character or a backslash: write a blank as %20.");
        if (text.Contains('#', StringComparison.Ordinal)) throw new EndpointException($"`{text}` holds a `#`, which ends an address: write it as %23.");
    }

    /// <summary>Whether it names a host: a scheme begins it, or two slashes.</summary>
    /// <param name="text">What a person wrote.</param>
    public static bool NamesHost(string text) => text.StartsWith("//", StringComparison.Ordinal) || Scheme().IsMatch(text);

    /// <summary>Puts an origin and what follows it together as text: as addresses, a path that begins with two slashes would become another host.</summary>
    /// <param name="origin">The origin.</param>
    /// <param name="pathAndQuery">What follows, escaped, beginning with a slash.</param>
    public static Uri At(Uri origin, string pathAndQuery) => new(origin.GetLeftPart(UriPartial.Authority) + pathAndQuery);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]*:")]
    private static partial Regex Scheme();
}
