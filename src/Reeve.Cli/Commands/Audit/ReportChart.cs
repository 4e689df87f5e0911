using System.Globalization;
using System.Text;
using Reeve.Cli.Commands.Asking;

namespace Reeve.Cli.Commands.Audit;

/// <summary>Charts of the page's own boxes, so that their text stays as large as all other text however narrow the page is; their colours are the page's.</summary>
internal static class ReportChart
{
    /// <summary>The most bars that one chart has.</summary>
    public const int MostBars = 12;

    /// <summary>Bars, one a name, the longest filling the width.</summary>
    /// <param name="title">What is shown, for those who cannot see it.</param>
    /// <param name="bars">Name, length and tone of each, none negative.</param>
    public static string Bars(string title, IReadOnlyList<(string Name, int Value, string Tone)> bars)
    {
        var longest = Math.Max(1, bars.Max(bar => bar.Value));
        var chart = new StringBuilder();
        chart.Append(CultureInfo.InvariantCulture, $"<div class=\"bars\" role=\"img\" aria-label=\"{ReportText.Of(title)}\">\n");
        foreach (var (name, value, tone) in bars)
        {
            var (safe, number) = (ReportText.Of(name), AskTables.Number(value));
            chart.Append(CultureInfo.InvariantCulture, $"<div title=\"{safe}: {number}\"><span class=\"label\">{safe}</span><span class=\"track\"><i class=\"{tone}\" style=\"width:{100.0 * value / longest:0.##}%\"></i></span><span class=\"value\">{number}</span></div>\n");
        }

        return chart.Append("</div>\n").ToString();
    }

    /// <summary>One bar in parts: what outsiders reach, what is not known, the rest.</summary>
    public static string Share(int exposed, int unknown, int items)
    {
        var whole = Math.Max(1, items);
        var (bad, warn) = (100.0 * exposed / whole, 100.0 * unknown / whole);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <figure class="share"><svg role="img" aria-label="Outsiders reach {bad:0.#} percent of the items" viewBox="0 0 100 4" preserveAspectRatio="none">
            <rect x="0" y="0" width="100" height="4" class="good"/><rect x="0" y="0" width="{bad:0.##}" height="4" class="bad"/><rect x="{bad:0.##}" y="0" width="{warn:0.##}" height="4" class="warn"/></svg>
            <figcaption><span><i class="mark bad"></i>reached by outsiders, {bad:0.#}&nbsp;%</span> <span><i class="mark warn"></i>not known, {warn:0.#}&nbsp;%</span> <span><i class="mark good"></i>reached by nobody outside, {Math.Max(0, 100 - bad - warn):0.#}&nbsp;%</span></figcaption></figure>

            """);
    }
}
