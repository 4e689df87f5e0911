using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Reeve.Cli.Commands.Asking;
using Reeve.Core.Reaching;
using Reeve.Core.Trees;
using Reeve.Engine.Asking;

namespace Reeve.Cli.Commands.Audit;

/// <summary>An audit as one page of HTML that needs nothing but itself: no network, no other file.</summary>
/// <remarks>
/// Names in Drive are written by anybody: each goes through <see cref="ReportText.Of"/>, and the page's own policy lets no other script run
/// than the one in it. Each number bears in <c>data-number</c> where the JSON has it.
/// </remarks>
internal static class ReportPage
{
    private const int MostRows = 5000;

    /// <summary>Makes the page.</summary>
    public static string Make(Survey survey, Core.Reaching.Audit audit)
    {
        var (style, script) = (Asset("report.css"), Asset("report.js"));
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{hash}'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Who can reach what: {ReportText.Of(string.Join(", ", survey.Workspace.Domains))}</title>
            <link rel="icon" href="data:,">
            <style>{style}</style>
            </head>
            <body>
            <header><h1>Who can reach what</h1>
            <p>{ReportText.Of(string.Join(", ", survey.Workspace.Domains))}, as read on {survey.ReadAt.UtcDateTime.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC: {ReportText.Of(string.Join(", ", audit.Trees.Select(tree => tree.Name)))}.</p></header>
            <main>

            """);
        AppendNumbers(page, audit);
        AppendKinds(page, audit);
        page.Append("<div class=\"pair\">\n<div>\n");
        AppendTotals(page, "Outsiders by domain", "Domain", "byDomain", audit.Summary.ByDomain, "Nobody of another domain is let in.");
        AppendTotals(page, "By tree", "Tree", "byTree", audit.Summary.ByTree, "Nothing is exposed.");
        page.Append("</div>\n<div>\n");
        AppendTotals(page, "By owner of the items", "Owner", "byOwner", audit.Summary.ByOwner, "Nothing is exposed.");
        page.Append("</div>\n</div>\n");
        AppendExposures(page, audit);
        AppendKeptOut(page, audit);
        AppendUnknown(page, survey, audit);
        page.Append(CultureInfo.InvariantCulture, $"</main>\n<footer>Made by Reeve. An exposure is named once, where it is granted; its items are all that it reaches.</footer>\n<script>{script}</script>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void AppendNumbers(StringBuilder page, Core.Reaching.Audit audit)
    {
        var summary = audit.Summary;
        page.Append("<section class=\"numbers\" aria-label=\"Summary\">\n");
        Tile("items looked at", summary.Items, "items", "");
        Tile("of them reached by outsiders", summary.Exposed, "exposed", summary.Exposed > 0 ? "bad" : "good");
        Tile("exposures to close or accept", audit.Exposures.Length, "exposures", "");
        Tile("not known", audit.Unknown.Length + audit.UnknownGroups.Length, "byKind.unknown.exposures", audit.IsUnsure ? "warn" : "good");
        page.Append("</section>\n");
        page.Append(ReportChart.Share(summary.Exposed, audit.Unknown.Length, summary.Items));

        void Tile(string label, int value, string key, string tone) => page.Append(CultureInfo.InvariantCulture,
            $"<div class=\"tile {tone}\"><b data-number=\"summary.{key}\">{AskTables.Number(value)}</b><span>{label}</span></div>\n");
    }

    private static void AppendKinds(StringBuilder page, Core.Reaching.Audit audit)
    {
        page.Append("<section><h2>What kind of exposure</h2>\n");
        if (audit.Summary.ByKind.IsEmpty)
        {
            page.Append("<p class=\"none\">Nothing is exposed.</p></section>\n");
            return;
        }

        page.Append(ReportChart.Bars("Items by kind of exposure", [.. audit.Summary.ByKind.Select(total => (total.Name, total.Items, Tone(total.Name)))]));
        page.Append(TableStart("stack", "Kind", "What it is", "#Exposures", "#Items"));
        foreach (var total in audit.Summary.ByKind)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><td class=\"kind\"><i class=\"mark {Tone(total.Name)}\"></i>{total.Name}</td><td>{KindWords.Of(KindOf(total.Name))}</td>{Number(total.Exposures, $"byKind.{total.Name}.exposures")}{Number(total.Items, $"byKind.{total.Name}.items")}</tr>\n");
        }

        page.Append("</tbody></table></section>\n");
    }

    private static void AppendTotals(StringBuilder page, string title, string heading, string key, IReadOnlyList<AuditTotal> totals, string none)
    {
        page.Append(CultureInfo.InvariantCulture, $"<section><h2>{title}</h2>\n");
        if (totals.Count == 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"none\">{none}</p></section>\n");
            return;
        }

        page.Append(ReportChart.Bars(title, [.. totals.Take(ReportChart.MostBars).Select(total => (total.Name, total.Items, "plain"))]));
        page.Append(TableStart("totals", heading, "#Exposures", "#Items"));
        foreach (var total in totals)
        {
            var name = ReportText.Of(total.Name);
            page.Append(CultureInfo.InvariantCulture, $"<tr><td class=\"name\">{ReportText.Breakable(total.Name)}</td>{Number(total.Exposures, $"{key}.{name}.exposures")}{Number(total.Items, $"{key}.{name}.items")}</tr>\n");
        }

        page.Append("</tbody></table></section>\n");
    }

    private static void AppendExposures(StringBuilder page, Core.Reaching.Audit audit)
    {
        page.Append("<section class=\"wide\"><h2>Every exposure, worst first</h2>\n");
        if (audit.Exposures.Length > MostRows)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>The worst {AskTables.Number(MostRows)} are listed here; the CSV and JSON forms of the audit have all.</p>\n");
        }

        page.Append(TableStart("stack", "Kind", "Who", "Role", "Where", "Owner", "#Items"));
        for (var index = 0; index < Math.Min(audit.Exposures.Length, MostRows); index++)
        {
            var exposure = audit.Exposures[index];
            var more = exposure.Outsiders.Length > 0 ? $" <small>with {ReportText.Breakable(string.Join(", ", exposure.Outsiders.Select(outsider => outsider.Address)))}</small>"
                : exposure.Until is { } until ? $" <small>until {until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}</small>"
                : exposure.ExpiresAt is { } ends ? $" <small>until {ends.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}</small>"
                : "";
            page.Append(CultureInfo.InvariantCulture, $"<tr><td class=\"kind\" data-order=\"{(int)exposure.Kind}\"><i class=\"mark {Tone(exposure.Kind.Name())}\"></i>{exposure.Kind.Name()}</td>");
            page.Append(CultureInfo.InvariantCulture, $"<td data-label=\"Who\">{ReportText.Breakable(exposure.Principal?.ToString() ?? "–")}{more}</td>");
            page.Append(CultureInfo.InvariantCulture, $"<td data-label=\"Role\" data-order=\"{(int)exposure.Role}\">{(exposure.Principal is null ? "–" : exposure.Role.Name())}</td>");
            page.Append(CultureInfo.InvariantCulture, $"<td class=\"path\" data-label=\"Where\" title=\"{ReportText.Of(exposure.Tree + exposure.Item.Path)}\">{ReportText.Breakable(exposure.Tree + exposure.Item.Path)}{(exposure.IsDirect ? "" : " <small>from above</small>")}</td>");
            page.Append(CultureInfo.InvariantCulture, $"<td data-label=\"Owner\">{ReportText.Breakable(exposure.Item.Owner ?? "–")}</td><td class=\"n\" data-label=\"Items\" data-order=\"{exposure.Items}\" data-number=\"exposures[{index}].items\">{AskTables.Number(exposure.Items)}</td></tr>\n");
        }

        page.Append("</tbody></table></section>\n");
    }

    private static void AppendUnknown(StringBuilder page, Survey survey, Core.Reaching.Audit audit)
    {
        if (!audit.IsUnsure && survey.Notes.IsEmpty)
        {
            return;
        }

        page.Append("<section class=\"wide\"><h2>What is not known</h2><ul>\n");
        foreach (var line in survey.Notes
            .Concat(audit.UnknownGroups.Select(group => $"Who is in {group}."))
            .Concat(audit.Unknown.Take(MostRows).Select(unknown => $"What is granted {(unknown.Item.IsKnown ? "in" : "on")} {unknown.Tree}{unknown.Item.Path}.")))
        {
            page.Append(CultureInfo.InvariantCulture, $"<li>{ReportText.Of(line)}</li>\n");
        }

        page.Append("</ul></section>\n");
    }

    private static void AppendKeptOut(StringBuilder page, Core.Reaching.Audit audit)
    {
        if (audit.KeptOut.IsEmpty)
        {
            return;
        }

        page.Append("<section class=\"wide\"><h2>Granted, but kept out by a restriction of the shared drive</h2><ul>\n");
        foreach (var kept in audit.KeptOut.Take(MostRows))
        {
            page.Append(CultureInfo.InvariantCulture, $"<li>{ReportText.Breakable(kept.Principal!.ToString())} ({kept.Role.Name()}) on {ReportText.Breakable(kept.Tree + kept.Item.Path)}: {BarWords.Of(kept.KeptOutBy!.Value)}.</li>\n");
        }

        page.Append("</ul></section>\n");
    }

    /// <summary>The start of a table that can be sorted; headings with a # are of numbers.</summary>
    /// <param name="form"><c>stack</c>: where the page is narrow, a row is a block; <c>totals</c>: it stays a row, and of many the first are shown until all are asked for.</param>
    /// <param name="headings">The headings.</param>
    private static string TableStart(string form, params string[] headings) =>
        $"<table class=\"sortable {form}\"><thead><tr>{string.Concat(headings.Select(heading => heading[0] == '#' ? $"<th class=\"n\"><button>{heading[1..]}</button></th>" : $"<th><button>{heading}</button></th>"))}</tr></thead><tbody>\n";

    private static string Number(int value, string key) =>
        string.Create(CultureInfo.InvariantCulture, $"<td class=\"n\" data-label=\"{(key.EndsWith(".exposures", StringComparison.Ordinal) ? "Exposures" : "Items")}\" data-order=\"{value}\" data-number=\"summary.{key}\">{AskTables.Number(value)}</td>");

    private static ExposureKind KindOf(string name) => ExposureKinds.All.First(kind => kind.Name() == name);

    private static string Tone(string kind) => KindOf(kind) switch
    {
        <= ExposureKind.External => "bad",
        <= ExposureKind.DriveWithoutOrganizer => "warn",
        _ => "plain",
    };

    private static string Asset(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
