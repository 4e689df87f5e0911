using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>What is off in the policy itself, as only the tree shows it.</summary>
internal sealed class PolicyWarnings(Judging judging)
{
    public IEnumerable<Verdict.Reported> All() => Unresolved().Concat(Overrides()).Concat(Exceptions());

    /// <summary>All blocks; whichever is named for several, it is the same one however the service lists the items of a folder.</summary>
    private IEnumerable<Block> ByPath() => judging.Blocks.All.Where(block => !block.Own.IsEmpty).OrderBy(block => block.Root.Path, StringComparer.Ordinal).ThenBy(block => block.Root.Id, StringComparer.Ordinal);

    private IEnumerable<Verdict.Reported> Unresolved()
    {
        var seen = new HashSet<Principal>();
        foreach (var block in ByPath().Where(block => !block.IsIgnored))
        {
            foreach (var line in block.Own.Where(line => seen.Add(line.Access.Principal)))
            {
                var principal = line.Access.Principal;
                if (judging.Addresses.IsUnknown(principal))
                {
                    yield return new Verdict.Reported(block.Root, ProblemCodes.Unresolved,
                        $"{line.Rule}{At(line.Access.Line)}: the Directory knows nobody as {principal}, so it is not granted; as it could be somebody misspelt, no user or group inside that is not listed loses a grant here until it is mended.");
                }
                else if (judging.Addresses.HasLeft(principal))
                {
                    yield return new Verdict.Reported(block.Root, ProblemCodes.Left,
                        $"{line.Rule}{At(line.Access.Line)}: {principal} was in the Directory and has left; take the line out.");
                }
            }
        }
    }

    private IEnumerable<Verdict.Reported> Overrides()
    {
        var root = judging.Reading.Tree.Root;
        foreach (var index in judging.Blocks.Unmatched)
        {
            var source = judging.Tree.Overrides[index];
            var (what, mend) = source.Target is OverrideTarget.Path path
                ? ($"no path in the tree matches `{path.Pattern}`", "names change, so give the folder's ID with `folder:`")
                : ($"no item in the tree has the ID `{((OverrideTarget.Folder)source.Target).Id}`", "mend the ID, or take the entry out");
            yield return new Verdict.Reported(root, ProblemCodes.NoMatch,
                $"{judging.Tree.Rule($"overrides[{index}]")}{At(source.Line)}: {what}; whom it lists keep what they have in the tree until it is mended; {mend}.");
        }

        foreach (var (file, index) in judging.Blocks.FilesToLimit)
        {
            yield return new Verdict.Reported(file, ProblemCodes.LimitedFile,
                $"{judging.Tree.Rule($"overrides[{index}]")}{At(judging.Tree.Overrides[index].Line)}: only folders can be limited, and this is a file; put it into a folder of its own.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in ByPath().Where(block => block is { Above: not null, IsLimited: false }))
        {
            foreach (var line in block.Own)
            {
                var above = block.Above!.Allowance.Of(judging.NotThere(line.Access.Principal), "");
                if (above.Role > line.Access.Role && seen.Add($"{block.Rule} {line.Access.Principal}"))
                {
                    yield return new Verdict.Reported(block.Root, ProblemCodes.NoEffect,
                        $"{block.Rule}{At(line.Access.Line)}: {line.Access.Principal} is {above.Role.Name()} from above, so {line.Access.Role.Name()} has no effect here; {(judging.Tree.Mode == Mode.Exact ? "set `limited: true` to cut that off" : "take the line out")}.");
                }
            }
        }
    }

    private IEnumerable<Verdict.Reported> Exceptions()
    {
        var tree = judging.Reading.Tree;
        for (var index = 0; index < judging.Tree.Exemptions.Length; index++)
        {
            var exemption = judging.Tree.Exemptions[index];
            var isThere = tree.TryFind(exemption.File, out var item);
            var rule = $"{judging.Tree.Rule($"exceptions[{index}]")}{At(exemption.Line)}";
            if (judging.Today >= exemption.Until)
            {
                yield return new Verdict.Reported(isThere ? item : tree.Root, ProblemCodes.ExceptionEnded,
                    $"{rule}: the exception for {exemption.Allow.Principal} ended on {exemption.Until:yyyy-MM-dd}, so its grant is drift; take it out, or give it another day.");
            }
            else if (!isThere)
            {
                yield return new Verdict.Reported(tree.Root, ProblemCodes.ExceptionNoMatch, $"{rule}: no item in the tree has the ID `{exemption.File}`; take it out, or mend the ID.");
            }
        }
    }

    private static string At(int line) => line > 0 ? $" (line {line})" : "";
}
