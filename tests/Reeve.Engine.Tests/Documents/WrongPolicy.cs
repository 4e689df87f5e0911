namespace Reeve.Engine.Tests.Documents;

/// <summary>A wrong policy and what the reader is to say about it, from a text file in <c>Wrong/</c>.</summary>
/// <remarks>
/// A case begins with <c>## title</c>; the policy follows, then the expected lines, each behind <c>! </c>.
/// With <c>REEVE_APPROVE=1</c> the files are rewritten to what is said now: read the difference before committing it.
/// </remarks>
internal sealed record WrongPolicy(string Title, string Text, string Expected)
{
    private const string Beginning = "## ";
    private const string Mark = "! ";

    public static string Folder { get; } = Path.Combine(House.Root, "tests", "Reeve.Engine.Tests", "Documents", "Wrong");

    /// <summary>Reads the cases of one file.</summary>
    public static IReadOnlyList<WrongPolicy> In(string topic) =>
    [
        .. File.ReadAllText(PathOf(topic))
            .Split(Beginning, StringSplitOptions.RemoveEmptyEntries)
            .Select(block => block.TrimEnd('\n').Split('\n'))
            .Select(lines => new WrongPolicy(
                lines[0],
                string.Concat(lines[1..].Where(line => !line.StartsWith(Mark, StringComparison.Ordinal)).Select(line => line + "\n")),
                string.Join('\n', lines[1..].Where(line => line.StartsWith(Mark, StringComparison.Ordinal)).Select(line => line[Mark.Length..])))),
    ];

    /// <summary>Writes the cases of one file.</summary>
    public static void Write(string topic, IEnumerable<WrongPolicy> cases) => File.WriteAllText(
        PathOf(topic),
        string.Join('\n', cases.Select(wrong => $"{Beginning}{wrong.Title}\n{wrong.Text}{Mark}{wrong.Expected.Replace("\n", "\n" + Mark, StringComparison.Ordinal)}\n")));

    public override string ToString() => Title;

    private static string PathOf(string topic) => Path.Combine(Folder, topic + ".txt");
}
