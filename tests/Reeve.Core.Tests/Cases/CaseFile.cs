using System.Globalization;
using Reeve.Core.Evaluation;
using Reeve.Core.Policies;
using Reeve.Core.Tests.Sketches;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Cases;

/// <summary>One file of <c>tests/cases</c>: a policy, trees, and what is to come of them. The form is told in <c>tests/cases/README.md</c>.</summary>
internal sealed class CaseFile
{
    private static readonly string[] SectionNames = ["policy", "tree", "today", "read", "suspended", "known", "directory", "owners-above", "drive", "organizers", "plan", "problems", "reach", "refused"];

    private readonly List<(string Name, string Argument, List<string> Lines)> _sections = [];

    private CaseFile(string title) => Title = title;

    public string Title { get; }

    public static CaseFile Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var file = new CaseFile(lines[0].TrimStart('#', ' '));
        foreach (var line in lines.Skip(1).Where(line => line.Trim().Length > 0 && !line.StartsWith('#')))
        {
            if (line[0] == ' ')
            {
                file._sections[^1].Lines.Add(line);
                continue;
            }

            var words = line.Trim().TrimEnd(':').Split(' ', 2);
            SectionNames.ShouldContain(words[0]);
            file._sections.Add((words[0], words.Length > 1 ? words[1] : "", []));
        }

        return file;
    }

    public Policy Policy => PolicyText.Read(string.Join('\n', Lines("policy")));

    public IReadOnlySet<string> Suspended => Trimmed("suspended").ToHashSet(StringComparer.Ordinal);

    /// <summary>The day on which it plays.</summary>
    public DateOnly Today => Has("today") ? DateOnly.ParseExact(Trimmed("today").Single(), "yyyy-MM-dd", CultureInfo.InvariantCulture) : new DateOnly(2026, 6, 1);

    public Addresses Addresses => Trimmed("directory").Select(line => line.Split(" is ")).Aggregate(
        Trimmed("known").Select(line => line.Split(" is ")).Aggregate(Addresses.None, (known, pair) => known.With(Parse(pair[0]), TreeSketch.GranteeOf(Parse(pair[1])).Id)),
        (known, pair) => pair[1] == "nobody" ? known.WithNobody(Parse(pair[0])) : known.WithPrimary(Parse(pair[0]), Parse(pair[1])));

    /// <summary>Whether direct and inherited were not told apart.</summary>
    public bool IsListing => Trimmed("read").Contains("from a listing");

    public IReadOnlyList<TreeReading> Readings(Policy policy) => Readings(policy, Sketches(policy));

    /// <param name="policy">The policy of the file.</param>
    /// <param name="sketches">A sketch for each of its trees.</param>
    public IReadOnlyList<TreeReading> Readings(Policy policy, IReadOnlyList<ItemSketch> sketches) =>
    [
        .. policy.Trees.Zip(sketches, (tree, root) =>
        {
            var built = IsListing ? TreeSketch.BuildFromListing(root, Trimmed("owners-above")) : TreeSketch.Build(root, Trimmed("owners-above"));
            return new TreeReading(tree, built, tree.As ?? root.Owner ?? Trimmed("organizers").FirstOrDefault() ?? policy.Workspace.Admin!) { Organizers = [.. Trimmed("organizers")] };
        }),
    ];

    /// <summary>The trees as they are drawn, each in a sketch of its own.</summary>
    public IReadOnlyList<ItemSketch> Sketches(Policy policy) =>
    [
        .. policy.Trees.Select(tree =>
        {
            var root = OutlineText.Read(_sections.Single(section => section.Name == "tree" && (section.Argument == tree.Name || policy.Trees.Length == 1)).Lines);
            root.Drive = Has("drive") ? DriveOf(root) : null;
            return root;
        }),
    ];

    /// <summary>What the file expects under a heading, one blank between words; nothing at all is written <c>none</c>.</summary>
    public IReadOnlyList<string> Expected(string section)
    {
        var lines = Trimmed(section).Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        return lines is ["none"] ? [] : lines.Count > 0 ? lines : throw new FormatException($"The case says nothing about `{section}`; `none` is a line too.");
    }

    public bool Has(string section) => _sections.Any(one => one.Name == section);

    /// <summary>The shared drive that the tree is or lies in: a line for each restriction that holds, the first one `whole` or `folder`.</summary>
    private DriveFacts DriveOf(ItemSketch root)
    {
        var lines = Trimmed("drive");
        return new DriveFacts(
            lines[0] == "whole" ? root.Id ?? "root" : "0ADrive", "Drive",
            new Restrictions(!lines.Contains("only organizers share folders"), !lines.Contains("no download"), lines.Contains("members only"), lines.Contains("internal only")));
    }

    private IEnumerable<string> Lines(string name) => _sections.Where(section => section.Name == name).SelectMany(section => section.Lines);

    private List<string> Trimmed(string name) => [.. Lines(name).Select(line => line.Trim())];

    private static Principal Parse(string text) => Principal.TryParse(text.Trim(), out var principal) ? principal : throw new FormatException($"`{text}` is no principal.");
}
