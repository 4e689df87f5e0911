using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Properties;

/// <summary>Who plays in samples.</summary>
internal static class Cast
{
    public const string Suspended = "sam@corp.example";

    /// <summary>A misspelt address, which the Directory does not know.</summary>
    public static readonly Principal Typo = Principal.Group("taem@corp.example");

    /// <summary>One who was granted something by an earlier run, and whom the Directory no longer knows.</summary>
    public static readonly Principal Leaver = Principal.User("lea@corp.example");

    public static readonly Principal Bob = Principal.User("bob@corp.example");

    /// <summary>Known from an earlier run.</summary>
    public static readonly Principal BobsAlias = Principal.User("robert@corp.example");

    public static readonly Principal Cyd = Principal.User("cyd@corp.example");

    /// <summary>Known from the Directory.</summary>
    public static readonly Principal CydsAlias = Principal.User("cydney@corp.example");

    public static readonly string[] Users = ["ada@corp.example", "bob@corp.example", "cyd@corp.example", Suspended, "mal@evil.example"];

    public static readonly Principal[] Inside =
    [
        .. Users[..4].Select(Principal.User), Principal.Group("team@corp.example"), Principal.Domain("corp.example"),
    ];

    public static readonly Principal[] Outside =
    [
        Principal.User("eve@partner.example"), Principal.Group("sales@partner.example"), Principal.Domain("partner.example"),
    ];

    /// <summary>Whom a list may name.</summary>
    public static readonly Principal[] Listable = [.. Inside, .. Outside, BobsAlias, CydsAlias, Principal.Anyone, Typo, Leaver];

    /// <summary>Whom the service shows on items.</summary>
    public static readonly Principal[] Grantable =
    [
        .. Inside, .. Outside, Principal.User("mal@evil.example"), Principal.Domain("evil.example"), Principal.Anyone, Principal.DeletedAccount(PrincipalKind.User, "0123"),
    ];

    public static bool IsPerson(Principal principal) => principal.Kind is PrincipalKind.User or PrincipalKind.Group;
}
