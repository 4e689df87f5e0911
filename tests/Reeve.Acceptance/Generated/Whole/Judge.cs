using System.Globalization;
using System.Text.Json.Nodes;
using Reeve.Acceptance.Independent;

namespace Reeve.Acceptance.Generated.Whole;

/// <summary>Compares how everything is after a run with how it was, by the policy: what the dumps tell.</summary>
internal sealed class Judge(Meaning meaning, Dump before, Dump after, Bounds bounds, string told)
{
    private static readonly string[] Switchable = ["grants", "owner", "writersCanShare", "copyRequiresWriterPermission", "inheritedPermissionsDisabled"];

    private readonly Terms _terms = meaning.Terms;

    public void ShouldAllBeAsItIsToBe()
    {
        after.Items.Select(item => item.Id).ShouldBe(before.Items.Select(item => item.Id), told);
        foreach (var item in before.Items)
        {
            if (!bounds.IsJudged(item))
            {
                JsonNode.DeepEquals(after[item.Id].Json, item.Json).ShouldBeTrue($"{item.Id} was to be left alone, and is now {after[item.Id].Json} in\n{told}");
            }
            else if (item.IsDrive)
            {
                CheckDrive(item);
                CheckGrants(item);
            }
            else
            {
                CheckSwitches(item);
                CheckGrants(item);
            }
        }
    }

    private void CheckDrive(Item drive)
    {
        var wanted = drive.Restrictions.ToDictionary(StringComparer.Ordinal);
        Want("sharingFoldersRequiresOrganizerPermission", !_terms.Resharing);
        Want("copyRequiresWriterPermission", !_terms.Download);
        Want("driveMembersOnly", _terms.MembersOnly);
        Want("domainUsersOnly", _terms.InternalOnly);
        after[drive.Id].Restrictions.ShouldBe(wanted, ignoreOrder: true, told);
        Rest(after[drive.Id], "restrictions", "members").ShouldBe(Rest(drive, "restrictions", "members"), told);

        void Want(string restriction, bool? value) => wanted[restriction] = value ?? wanted[restriction];
    }

    private void CheckSwitches(Item item)
    {
        var (now, isKept) = (after[item.Id], meaning.IsKept(item));
        Rest(now, Switchable).ShouldBe(Rest(item, Switchable), told);
        if (now.Owner != item.Owner || !meaning.HasMisspelt)
        {
            now.Owner.ShouldBe(isKept ? item.Owner : OwnerOf(item), Where(item, "the owner"));
        }

        now.WritersCanShare.ShouldBe(!isKept && Cast.IsUsable(item.Owner) ? _terms.Resharing ?? item.WritersCanShare : item.WritersCanShare, Where(item, "re-sharing"));
        now.IsCopyingOff.ShouldBe(!isKept && !item.IsFolder && !InDrive ? !_terms.Download ?? item.IsCopyingOff : item.IsCopyingOff, Where(item, "downloading"));
        var mayBeCutOffLater = meaning.HasMisspelt || meaning.Unmatched.Any(one => one.Access.Count > 0);
        if (!(mayBeCutOffLater && meaning.IsToBeLimited(item)))
        {
            now.IsLimited.ShouldBe(IsToBeLimited(item), Where(item, "limited"));
        }
    }

    private bool InDrive => _terms.Place != Place.MyDrive;

    private string OwnerOf(Item item) =>
        _terms.Owner is { } wanted && Cast.IsUsable(item.Owner) && !_terms.Protected.Contains(item.Owner) ? wanted : item.Owner;

    private bool IsToBeLimited(Item item)
    {
        var isBelowKept = meaning.WithinTree(item).Skip(1).Any(meaning.IsKept);

        return item.IsFolder && !isBelowKept && meaning.IsToBeLimited(item) ? true
            : _terms.Opens && item.Id != _terms.Root ? false
            : item.IsLimited;
    }

    private void CheckGrants(Item item)
    {
        var (now, rule) = (after[item.Id], meaning[item]);
        foreach (var who in item.Direct.Keys.Union(now.Direct.Keys))
        {
            var (had, has) = (item.Direct.GetValueOrDefault(who), now.Direct.GetValueOrDefault(who));
            var (was, role) = (had?.Direct ?? Role.None, has?.Direct ?? Role.None);
            var where = Where(item, $"{who}, who was {was} and is {role},");
            var isPromised = rule.Root.Id == item.Id && rule.Own.ContainsKey(who) && _terms.Mode != Mode.Ceiling && !meaning.IsKept(item);
            var isFormerOwner = now.Owner != item.Owner && who == "user:" + item.Owner;
            (role >= bounds.StaysAt(item, who)).ShouldBeTrue("nothing was to be taken from " + where);
            (role <= was || isPromised || isFormerOwner).ShouldBeTrue("nothing was to be given to " + where);
            (role <= was || role <= bounds.MostAt(item, who)).ShouldBeTrue("too much was given to " + where);
            if (has is not null)
            {
                CheckEnd(item, had, has, isPromised, where);
            }
        }
    }

    private void CheckEnd(Item item, Grant? had, Grant has, bool isPromised, string where)
    {
        var isLasting = bounds.StaysAt(item, has.Who) == has.Direct && _terms.Mode != Mode.Floor;
        var isLease = _terms.ExpiryDays is not null && Bounds.IsOutside(has.Who) && !meaning.Exempted(item, has.Who).Any();
        if (isLasting || (!isPromised && !isLease))
        {
            has.ExpiresAt.ShouldBe(had?.ExpiresAt, where);
        }
        else if (isLease && (_terms.Mode == Mode.Ceiling || isPromised))
        {
            CheckLease(item, has, isPromised, where);
        }
        else if (isPromised && has.Direct == meaning[item].Own[has.Who].Role && !isLease)
        {
            (has.ExpiresAt is null || IsInherited(item, has)).ShouldBeTrue("a listed grant lasts: " + where);
        }
    }

    private void CheckLease(Item item, Grant has, bool isRenewed, string where)
    {
        var isPossible = has.Who.StartsWith("user:", StringComparison.Ordinal) && (!item.IsFolder || has.Direct == Role.Reader) && !item.IsDrive;
        if (!isPossible)
        {
            has.ExpiresAt.ShouldBeNull(where);

            return;
        }

        var (days, today) = (_terms.ExpiryDays!.Value, TimeProvider.System.GetUtcNow().UtcDateTime.Date);
        var ends = DateTime.Parse(has.ExpiresAt.ShouldNotBeNull(where), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        ends.ShouldBeLessThanOrEqualTo(today.AddDays(days), where);
        if (isRenewed && !IsInherited(item, has))
        {
            ends.ShouldBeGreaterThanOrEqualTo(today.AddDays(days / 2), where);
        }
    }

    // Then the grant from above is the one that counts, and nothing is written for this one.
    private bool IsInherited(Item item, Grant grant) =>
        !after[item.Id].IsLimited && after.Chain(item.Id).Skip(1).Any(folder => folder.Direct.GetValueOrDefault(grant.Who)?.Direct >= grant.Direct || "user:" + folder.Owner == grant.Who);

    private static string Rest(Item item, params string[] without)
    {
        var rest = item.Json.DeepClone().AsObject();
        foreach (var name in without)
        {
            rest.Remove(name);
        }

        return rest.ToJsonString();
    }

    private string Where(Item item, string what) => $"{what} on {item.Id} `{item.Name}` of {item.Owner} in\n{told}";
}
