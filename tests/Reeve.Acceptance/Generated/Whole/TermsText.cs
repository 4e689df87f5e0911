using System.Globalization;
using System.Text;
using Reeve.Acceptance.Independent;

namespace Reeve.Acceptance.Generated.Whole;

/// <summary>Writes the policy.</summary>
internal static class TermsText
{
    public static string ToYaml(this Terms terms)
    {
        var text = new StringBuilder($"""
            version: 1
            workspace:
              domains: [corp.example]
              trusted: [partner.example]
              admin: {Running.Workspace.Admin}
            trees:
              docs:
                {(terms.Place == Place.SharedDrive ? "drive" : "root")}: {terms.Root}
                mode: {terms.Mode.ToString().ToLowerInvariant()}
            """).Append('\n');
        AddKey("as", terms.As);
        AddKey("limited", terms.IsLimited ? "true" : null);
        AddKey("limitedFolders", terms.Opens ? "open" : null);
        AddKey("resharing", Switch(terms.Resharing));
        AddKey("download", Switch(terms.Download));
        AddKey("membersOnly", Switch(terms.MembersOnly));
        AddKey("internalOnly", Switch(terms.InternalOnly));
        AddKey("owner", terms.Owner);
        AddKey("externalExpiry", terms.ExpiryDays is { } days ? $"{days}d" : null);
        AddKey("access", List(terms.Access));
        AddList("overrides", terms.Overrides.Select(TextOf));
        AddList("exceptions", terms.Exemptions.Select(TextOf));
        text.Append("safety:\n  maxChanges: 1000\n");
        if (terms.Protected.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  protect: [{string.Join(", ", terms.Protected)}]\n");
        }

        return text.ToString();

        void AddKey(string key, string? value) => text.Append(value is null ? "" : $"    {key}: {value}\n");

        void AddList(string key, IEnumerable<string> entries) =>
            text.Append(entries.Any() ? $"    {key}:\n{string.Concat(entries.Select(entry => $"      - {{ {entry} }}\n"))}" : "");
    }

    private static string? Switch(bool? value) => value switch { true => "true", false => "false", null => null };

    private static string TextOf(Override one) => (one.Path.Length > 0 ? $"path: '{one.Path}'" : $"folder: {one.Folder}") + one.Turn switch
    {
        Turn.Ignores => ", ignore: true",
        Turn.Limits => ", limited: true, access: " + List(one.Access),
        _ => ", access: " + List(one.Access),
    };

    private static string TextOf(Exemption one)
    {
        var until = TimeProvider.System.GetUtcNow().AddDays(one.HasEnded ? -1 : 90).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        return $"file: {one.File}, allow: {TextOf(one.Allow)}, until: {until}, reason: Drawn by lot";
    }

    private static string List(IReadOnlyList<Line> lines) => $"[{string.Join(", ", lines.Select(TextOf))}]";

    private static string TextOf(Line line) => line.Who == "anyone"
        ? $"{{ anyone: {(line.Findable ? "findable" : "link")}, role: {line.Role.Text()} }}"
        : $"{{ {line.Who.Replace(":", ": ", StringComparison.Ordinal)}, role: {line.Role.Text()}{(line.Findable ? ", findable: true" : "")} }}";
}
