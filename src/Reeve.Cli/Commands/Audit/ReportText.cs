using System.Net;
using Reeve.Cli.Output;

namespace Reeve.Cli.Commands.Audit;

/// <summary>Text from outside, made safe for a page.</summary>
internal static class ReportText
{
    /// <summary>Replaces what could be read as markup, and characters that turn or hide text.</summary>
    public static string Of(string text) => WebUtility.HtmlEncode(Printable.Text(text).ReplaceLineEndings(" "));

    /// <summary>The same, with leave to begin a new line after each folder of a path or the name in an address.</summary>
    public static string Breakable(string text) => Of(text).Replace("/", "/<wbr>", StringComparison.Ordinal).Replace("@", "<wbr>@", StringComparison.Ordinal);
}
