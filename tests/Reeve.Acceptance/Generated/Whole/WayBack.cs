using System.Text.Json.Nodes;
using Reeve.Acceptance.Independent;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Generated.Whole;

/// <summary>Undoes a run, and compares everything with how it was before.</summary>
/// <param name="before">How everything was before the run.</param>
/// <param name="between">How it was after the run.</param>
/// <param name="told">What was run, for whoever reads a failure.</param>
internal sealed class WayBack(string before, Dump between, string told)
{
    /// <summary>Fails unless all is as it was, byte for byte, but for what the undo names and Google does not take.</summary>
    public async Task ShouldLeadBackAsync(Workspace workspace, string run)
    {
        var undone = await workspace.Reeve.RunAsync("undo", run, "--yes", "--format", "csv");
        var after = await workspace.Control.DumpAsync();
        var left = Csv.Parse(undone.Out).Skip(1).Where(row => row[5] != "applied").Select(row => new Left(row[1], row[2], row[4], row[6])).ToList();
        var (was, now) = (Dump.Read(before), Dump.Read(after));

        left.Where(one => !IsInherited(one, was, now) && !NeedsMail(one) && !IsForbidden(one, now)).ShouldBeEmpty($"{told}\n{undone}");
        undone.ShouldExit(left.Count == 0 ? 0 : 1);
        IReadOnlyList<(string File, string Who)> unlike = [.. left.Select(one => (one.File, one.Who)), .. HiddenEnds(was)];
        var (expected, found) = (Without(before, unlike), Without(after, unlike));
        found.Except(expected).ShouldBeEmpty($"what was {string.Join('\n', expected.Except(found))}\n{told}\n{undone}");
        (unlike.Count > 0 || after == before).ShouldBeTrue($"not byte for byte:\n{told}\n{undone}");
    }

    // Google makes no direct grant under an equal one from above, which is not Reeve's to take.
    private static bool IsInherited(Left one, Dump was, Dump now)
    {
        var isBeyond = now[one.File].IsLimited;
        var inherited = Role.None;
        foreach (var folder in now.Chain(one.File).Skip(1))
        {
            var role = "user:" + folder.Owner == one.Who ? Role.Writer : folder.Direct.GetValueOrDefault(one.Who)?.Direct ?? Role.None;
            inherited = role > inherited && (!isBeyond || role == Role.Organizer) ? role : inherited;
            isBeyond |= folder.IsLimited;
        }

        return one.Code == "inherited" && inherited >= was[one.File].Direct[one.Who].Direct;
    }

    // Whoever has no Google account gets nothing without a mail.
    private static bool NeedsMail(Left one) => one is { Op: "grant.create", Who: "user:" + Lots.Guest };

    // Drive shows one end for each grantee of an item: under more from above nobody sees that the next owner's own grant was to end.
    private IEnumerable<(string File, string Who)> HiddenEnds(Dump was) =>
        from item in was.Items
        where between[item.Id].Owner != item.Owner
        let own = item.Direct.GetValueOrDefault("user:" + between[item.Id].Owner)
        where own?.ExpiresAt is not null && was.Chain(item.Id).Skip(1).Any(folder => folder.Direct.GetValueOrDefault(own.Who)?.Direct >= own.Direct)
        select (item.Id, own.Who);

    // The restriction was there before, and somebody outside had a grant from before that.
    private static bool IsForbidden(Left one, Dump now) => one is { Op: "grant.create" or "grant.update", Code: "teamDriveDomainUsersOnlyRestriction" }
        && Bounds.IsOutside(one.Who) && now.Chain(one.File).Last().Restrictions["domainUsersOnly"];

    private static List<string> Without(string dump, IReadOnlyList<(string File, string Who)> unlike)
    {
        var all = JsonNode.Parse(dump)!;
        foreach (var item in all.List("items"))
        {
            item["grants"]!.AsArray().RemoveAll(grant => unlike.Any(one => one.File == item.Text("id") && one.Who == Grant.Read(grant!).Who));
        }

        foreach (var drive in all.List("drives"))
        {
            drive["members"]!.AsArray().RemoveAll(grant => unlike.Any(one => one.File == drive.Text("id") && one.Who == Grant.Read(grant!).Who));
        }

        return [.. all.List("items").Concat(all.List("drives")).Select(item => item.ToJsonString())];
    }

    /// <summary>A change that the undo could not reverse.</summary>
    private sealed record Left(string Op, string File, string Who, string Code);
}
