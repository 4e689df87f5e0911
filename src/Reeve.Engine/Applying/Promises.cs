using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Core.Trees;

namespace Reeve.Engine.Applying;

/// <summary>What the blocks of a plan promise on their roots, and whether it has been kept: until then nobody inside loses anything in them.</summary>
internal sealed class Promises
{
    private readonly Dictionary<string, (Tree Tree, BlockMap Blocks)> _trees;
    private readonly ILookup<string, Change> _byRoot;
    private readonly HashSet<string> _unkept;

    /// <summary>Reads a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="readings">The trees it was made from.</param>
    /// <param name="addresses">What was known of addresses.</param>
    public Promises(Plan plan, IReadOnlyList<TreeReading> readings, Addresses addresses)
    {
        _trees = readings.ToDictionary(
            reading => reading.Policy.Name, reading => (reading.Tree, new BlockMap(reading.Policy, reading.Tree, addresses)), StringComparer.Ordinal);
        _byRoot = plan.Changes.Where(change => change.Phase is Phase.Grant or Phase.Cut or Phase.Follow or Phase.Succeed && GrantParts.Of(change) is not null).ToLookup(change => change.File, StringComparer.Ordinal);
        _unkept = plan.Problems.Where(problem => problem.BreaksPromise).Select(problem => problem.File).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Tells of a change which promise stands in its way; null if all have been kept that hold where it is made.</summary>
    /// <param name="outcomes">What has become of other changes so far.</param>
    public Func<Change, string?> BrokenBy(IReadOnlyList<Outcome> outcomes)
    {
        var kept = outcomes.Where(outcome => !outcome.IsLeft).Select(outcome => outcome.Change.Id).ToHashSet();
        var known = new Dictionary<(string Root, Phase Phase), string?>();
        return change => _trees.TryGetValue(change.Tree, out var place) && place.Tree.TryFind(change.File, out var item)
            ? place.Blocks.Of(item).Chain.Select(block => Broken(block, change.Phase)).FirstOrDefault(broken => broken is not null)
            : null;

        string? Broken(Block block, Phase phase)
        {
            var key = (block.Root.Id, phase);
            if (!known.TryGetValue(key, out var broken) && BrokenOn(block.Root.Id, phase, kept) is { } clause)
            {
                broken = $"{clause} on {(block.Root.IsRoot ? "the root" : $"`{block.Root.Path}`")}, and until then nobody inside loses anything there";
            }

            return known[key] = broken;
        }
    }

    private string? BrokenOn(string root, Phase phase, HashSet<int> kept) =>
        _byRoot[root].FirstOrDefault(promise => promise.Phase < phase && !kept.Contains(promise.Id)) is { } broken
            ? $"{broken.Principal} could not be granted {GrantParts.Of(broken)?.After?.Role.Name() ?? "it"}"
            : _unkept.Contains(root) ? "what the policy grants could not be granted" : null;
}
