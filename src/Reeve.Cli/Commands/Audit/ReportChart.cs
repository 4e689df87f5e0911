using System.Globalization;
using System.Text;
using Reeve.Cli.Commands.Asking;

namespace Reeve.Cli.Commands.Audit;

/// <summary>Charts as SVG; their colours are the page's.</summary>
internal static class ReportChart
{
    /// <summary>The most bars that one chart has.</summary>
    public const int MostBars = 12;

    private const int Width = 640;
    private const int LabelWidth = 230;
    private const int NumberWidth = 70;
    private const int RowHeight = 26;
    private const int BarHeight = 16;
    private const int LongestLabel = 28;

    /// <summary>Bars, one a name, the longest filling the width.</summary>
    /// <param name="title">What is shown, for those who cannot see it.</param>
    /// <param name="bars">Name, length and tone of each, none negative.</param>
    public static string Bars(string title, IReadOnlyList<(string Name, int Value, string Tone)> bars)
    {
        var longest = Math.Max(1, bars.Max(bar => bar.Value));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"bars\" role=\"img\" aria-label=\"{ReportText.Of(title)}\" viewBox=\"0 0 {Width} {bars.Count * RowHeight}\">\n");
        for (var index = 0; index < bars.Count; index++)
        {
            var (name, value, tone) = bars[index];
            var width = Math.Max(value > 0 ? 2.0 : 0, (double)(Width - LabelWidth - NumberWidth) * value / longest);
            var (top, middle) = (index * RowHeight, (index * RowHeight) + (RowHeight / 2));
            svg.Append(CultureInfo.InvariantCulture, $"<g><title>{ReportText.Of(name)}: {AskTables.Number(value)}</title>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{LabelWidth - 8}\" y=\"{middle}\" class=\"label\">{ReportText.Of(Short(name))}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{LabelWidth}\" y=\"{top + ((RowHeight - BarHeight) / 2)}\" width=\"{width:0.#}\" height=\"{BarHeight}\" rx=\"3\" class=\"{tone}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{LabelWidth + width + 6:0.#}\" y=\"{middle}\" class=\"value\">{AskTables.Number(value)}</text></g>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>One bar in parts: what outsiders reach, what is not known, the rest.</summary>
    public static string Share(int exposed, int unknown, int items)
    {
        var whole = Math.Max(1, items);
        var (bad, warn) = (100.0 * exposed / whole, 100.0 * unknown / whole);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <figure class="share"><svg role="img" aria-label="Outsiders reach {bad:0.#} percent of the items" viewBox="0 0 100 4" preserveAspectRatio="none">
            <rect x="0" y="0" width="100" height="4" class="good"/><rect x="0" y="0" width="{bad:0.##}" height="4" class="bad"/><rect x="{bad:0.##}" y="0" width="{warn:0.##}" height="4" class="warn"/></svg>
            <figcaption><i class="mark bad"></i>reached by outsiders, {bad:0.#} % <i class="mark warn"></i>not known, {warn:0.#} % <i class="mark good"></i>reached by nobody outside, {Math.Max(0, 100 - bad - warn):0.#} %</figcaption></figure>

            """);
    }

    private static string Short(string name) => name.Length <= LongestLabel ? name : string.Concat(name.AsSpan(0, LongestLabel - 1), "…");
}
