using CsCheck;

namespace Reeve.Engine.Tests.Documents;

/// <summary>Texts that are nearly policies.</summary>
internal static class DamagedPolicies
{
    private static readonly string[] _pieces =
    [
        "version", "1", "workspace", "domains", "corp.example", "admin", "a@corp.example", "trees", "finance", "root", "mode", "exact", "access", "user", "role", "reader",
        "safety", "drive", "overrides", "path", "/a", "limited", "ignore", "true", "exceptions", "maxChanges", "10%", ": ", ":", "- ", "-", "? ", "[", "]", "{", "}", ", ", ",", "\n", "\n  ", "\n    ", "\r\n", "\t", " ", "#", "&a ", "*a", "*a ", "&b", "!!str ", "! ", "!<x> ",
        "|", ">", "|+\n", ">-2\n", "'", "\"", "\\", "\\x4", "\\ud800", "%YAML 1.2\n", "%TAG ! x\n", "---", "\n---\n", "\n...\n", "<<", "~", "null", "@", "`", "\0", "\u0085", "\u2028", "\uFEFF", "🏰", "\ud83c", "ü",
    ];

    /// <summary>Words of the language, signs of YAML, and odd characters.</summary>
    public static Gen<string> Pieces { get; } = Gen.Int[0, _pieces.Length - 1].Select(index => _pieces[index]);

    /// <summary>A whole policy with up to three pieces cut out and others put in.</summary>
    public static Gen<string> Texts { get; } = Gen.Select(Gen.Int[0, Whole.Length], Gen.Int[0, 12], Pieces.Array[0, 3]).Array[1, 3].Select(cuts => cuts.Aggregate(Whole, Damage));

    private const string Whole = """
        version: 1
        workspace: { domains: [corp.example, '*.corp.example'], trusted: [partner.example], admin: a@corp.example }
        trees:
          finance: &f
            root: 1AbC
            mode: exact
            access:
              - { group: finance@corp.example, role: writer } # a comment
              - user: "ada@corp.example"
                role: reader
            resharing: false
            owner: ada@corp.example
            externalExpiry: 30d
            overrides:
              - { path: /Payroll/*, limited: true, access: [ { anyone: link, role: reader } ] }
              - folder: 1Old
                ignore: true
            exceptions: [ { file: 1XyZ, allow: { user: eve@other.example, role: reader }, until: 2027-01-31, reason: Audit } ]
          team: { drive: Team, mode: ceiling, access: [ { user: ada@corp.example, role: organizer } ], internalOnly: false, limitedFolders: keep }
        safety: { maxChanges: 10%, protect: [ceo@corp.example] }

        """;

    private static string Damage(string text, (int At, int Length, string[] Pieces) cut)
    {
        var at = Math.Min(cut.At, text.Length);
        return text[..at] + string.Concat(cut.Pieces) + text[Math.Min(text.Length, at + cut.Length)..];
    }
}
