using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>Judges what is at or below a folder that somebody limited by hand: only exposures and domain-wide grants are closed, the rest is reported.</summary>
internal sealed class KeptRules(Judging judging, GrantRules grants, OwnerRules owners, SwitchRules switches)
{
    private readonly Mode _mode = judging.Tree.Mode;

    public IEnumerable<Verdict> Judge(Item item, Block block)
    {
        var differing = new List<string>();
        foreach (var grant in judging.GrantsOf(item).Where(grant => grant.IsDirect && grant.Direct != Role.Owner && (_mode != Mode.Floor || grant.Grantee.Principal.IsDeletedAccount)))
        {
            var principal = grant.Grantee.Principal;
            if (principal.IsDeletedAccount || principal.Kind == PrincipalKind.Domain || judging.Policy.Workspace.IsExposure(principal))
            {
                foreach (var verdict in grants.JudgeDirect(item, grant))
                {
                    yield return verdict;
                }
            }
            else if (grants.IsTooMuch(item, grant) && !judging.Stays(item, grant.Grantee))
            {
                differing.Add($"{principal} {Judging.Has(grant.Direct)}");
            }
        }

        differing.AddRange(grants.MissingIn(item, block).Select(entry => $"{entry.Principal} is to be {entry.Role.Name()}{(entry.Findable ? ", found by search" : "")}"));
        var has = switches.WrongOn(item).Before;
        if (has.Resharing is { } writersCanShare)
        {
            differing.Add(writersCanShare ? "editors may share further" : "editors may not share further");
        }

        if (has.Download is { } can)
        {
            differing.Add(can ? "readers may download it" : "readers may not download it");
        }

        if (owners.IsOthers(item))
        {
            differing.Add($"it belongs to `{item.Owner}`");
        }

        if (differing.Count > 0)
        {
            yield return new Verdict.Reported(item, ProblemCodes.LimitedKept,
                $"at or below a folder that somebody limited, and left alone: {string.Join(", ", differing)}; whoever was let in there by hand stands on nothing else, so change it there by hand{(_mode == Mode.Ceiling ? "" : ", or set `limitedFolders: open` on the tree")}.");
        }
    }
}
