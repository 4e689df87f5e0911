using System.Collections.Frozen;

namespace Reeve.Core.Reaching;

/// <summary>Domains in which anybody can have an account for the asking, so that the domain tells nothing of who it is.</summary>
/// <remarks>The large mail providers as of 2026, from their own sign-up pages; a provider that is missing is shown as external, which is no less exposed.</remarks>
internal static class ConsumerDomains
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "hotmail.co.uk", "hotmail.fr", "live.com", "msn.com", "yahoo.com", "yahoo.co.uk",
        "yahoo.co.jp", "yahoo.fr", "yahoo.de", "ymail.com", "rocketmail.com", "aol.com", "icloud.com", "me.com", "mac.com", "proton.me", "protonmail.com",
        "pm.me", "gmx.com", "gmx.net", "gmx.de", "gmx.at", "gmx.ch", "web.de", "t-online.de", "freenet.de", "mail.com", "zoho.com", "yandex.com", "yandex.ru",
        "mail.ru", "qq.com", "163.com", "126.com", "naver.com", "hanmail.net", "orange.fr", "free.fr", "laposte.net", "libero.it", "virgilio.it", "fastmail.com",
        "hey.com", "tutanota.com", "tuta.com", "comcast.net", "att.net", "verizon.net",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Has(string domain) => Names.Contains(domain);
}
