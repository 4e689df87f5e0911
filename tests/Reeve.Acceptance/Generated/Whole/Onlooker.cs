using Reeve.Acceptance.Independent;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Generated.Whole;

/// <summary>Reads over plain HTTP what everybody has, inherited or not, and holds it against the bounds.</summary>
internal sealed class Onlooker(Workspace workspace, Meaning meaning, Dump after, Bounds bounds, string told)
{
    private readonly string _organizer = meaning.Terms.Place == Place.MyDrive ? "" : OrganizerOf(after, meaning.Tree[0].Id);

    public async Task ShouldSeeAllWithinBoundsAsync()
    {
        // So that the items of somebody suspended can be read too.
        await workspace.Control.UserStateAsync(Cast.Sam, "active");
        foreach (var item in meaning.Tree.Select(item => after[item.Id]).Where(item => !item.IsShortcut))
        {
            var reader = _organizer.Length > 0 ? _organizer : item.Owner;
            if (Cast.IsInside(reader))
            {
                ShouldBeWithin(await workspace.Drive.GrantsAsync(reader, item.Id), item);
            }
        }

        await workspace.Control.UserStateAsync(Cast.Sam, "suspended");
    }

    private void ShouldBeWithin(IReadOnlyDictionary<string, Grant> shown, Item item)
    {
        foreach (var grant in shown.Values)
        {
            var most = bounds.Most(item, grant.Who);
            (grant.Effective <= most).ShouldBeTrue($"{grant.Who} has {grant.Effective}, and at most {most} is allowed, {Where()}");
            (!grant.Findable || bounds.MayFind(item, grant.Who)).ShouldBeTrue($"search finds it for {grant.Who} {Where()}");
        }

        foreach (var who in meaning[item].Promised.Keys)
        {
            var (has, least) = (shown.GetValueOrDefault(who)?.Effective ?? Role.None, bounds.Least(item, who));
            (has >= least || Lots.Misspelt.Contains(who)).ShouldBeTrue($"{who} has {has}, and {least} is promised, {Where()}");
        }

        string Where() => $"on {item.Id} `{item.Name}` of {item.Owner} in\n{told}";
    }

    private static string OrganizerOf(Dump after, string item) => after.Chain(item).Last().Direct.Values
        .Where(grant => grant.Direct == Role.Organizer)
        .SelectMany(grant => grant.Who.StartsWith("group:", StringComparison.Ordinal) ? Cast.Groups[grant.Who["group:".Length..]] : [grant.Who["user:".Length..]])
        .First(Cast.IsUsable);
}
