using Reeve.Acceptance.Independent;
using Reeve.Acceptance.Running;
using Reeve.Sandbox;

namespace Reeve.Acceptance.Generated;

/// <summary>Draws trees and policies in which all that an administrator meets occurs, though not all in each.</summary>
internal sealed class SceneMaker(Company company, Dice dice)
{
    private static readonly string[] Owners = [Workspace.Ada, Workspace.Ada, Workspace.Ada, Workspace.Ben, Workspace.Cleo, Cast.Sam];

    private readonly Dictionary<string, (string Parent, string Owner, List<(string Who, Role Role)> Grants)> _items = [];
    private readonly List<string> _folders = [];

    /// <summary>Seeds the company and returns what was made.</summary>
    public Scene Make()
    {
        Cast.Enter(company);
        var scene = MakeRoot();
        var count = 8 + dice.Below(24);
        for (var number = 0; number < count; number++)
        {
            MakeItem(number);
        }

        foreach (var item in _items.Keys.ToList())
        {
            MakeFlags(item, item == scene.Root);
            MakeGrants(item);
        }

        Cast.Leave(company);

        return scene;
    }

    private Scene MakeRoot()
    {
        var above = dice.Chance(25) ? company.AddFolder("Above", Workspace.Ada) : null;
        if (above is not null && dice.Chance(70))
        {
            company.Give(dice, above, dice.Pick(Cast.Grantees), dice.AnyRole());
        }

        var root = company.AddFolder("Root", Workspace.Ada, above);
        _items.Add(root, ("", Workspace.Ada, []));
        _folders.Add(root);
        var listed = dice.Some(Cast.Listable, dice.Below(5))
            .DistinctBy(who => who.Replace(Cast.FayToo, Cast.Fay, StringComparison.Ordinal))
            .ToDictionary(who => who, _ => dice.AnyRole());
        var reader = dice.Below(5) switch
        {
            0 => null,
            1 => Workspace.Dan,
            _ => Workspace.Ada,
        };
        if (reader is null)
        {
            company.Grant(root, Workspace.Admin, "reader");
            listed["user:" + Workspace.Admin] = Role.Reader;
        }
        else if (reader == Workspace.Dan)
        {
            company.Grant(root, Workspace.Dan, "writer");
            listed["user:" + Workspace.Dan] = Role.Writer;
            _items[root].Grants.Add(("user:" + Workspace.Dan, Role.Writer));
        }

        bool? resharing = dice.Below(10) switch { 0 or 1 => false, 2 => true, _ => null };
        var guarded = dice.Chance(25) ? dice.Pick(new[] { Workspace.Ben, Workspace.Cleo, Cast.Eve, Cast.Stranger, Cast.Fay }) : null;

        return new Scene(root, reader, listed, resharing, guarded);
    }

    private void MakeItem(int number)
    {
        var parent = dice.Pick(_folders);
        var owner = dice.Chance(4) ? Cast.Stranger : dice.Pick(Owners);
        switch (dice.Below(10))
        {
            case < 4:
                var folder = company.AddFolder($"folder {number}", owner == Cast.Stranger ? Workspace.Ben : owner, parent);
                _folders.Add(folder);
                _items.Add(folder, (parent, owner == Cast.Stranger ? Workspace.Ben : owner, []));
                break;
            case 9:
                company.AddShortcut($"shortcut {number}", owner, parent, _folders[0]);
                break;
            default:
                _items.Add(company.AddFile($"file {number}", owner, parent), (parent, owner, []));
                break;
        }
    }

    private void MakeFlags(string item, bool isRoot)
    {
        if (dice.Chance(10))
        {
            company.SetFlags(item, writersCanShare: false);
        }

        if (_folders.Contains(item) && dice.Chance(isRoot ? 5 : 12))
        {
            company.SetFlags(item, limited: true);
        }

        if (!isRoot && dice.Chance(5))
        {
            company.SetFlags(item, trashed: true);
        }
    }

    private void MakeGrants(string item)
    {
        for (var count = dice.Pick(new[] { 0, 0, 1, 1, 2, 3 }); count > 0; count--)
        {
            var (who, role) = (dice.Pick(Cast.Grantees), dice.AnyRole());
            var above = Above(item).SelectMany(folder => _items[folder].Grants).ToList();
            if (above.Count > 0 && dice.Chance(35))
            {
                (who, role) = dice.Pick(above);
                role = dice.Chance(70) ? role : dice.AnyRole();
            }

            if (who != "user:" + _items[item].Owner && _items[item].Grants.TrueForAll(grant => grant.Who != who))
            {
                company.Give(dice, item, who, role, role == Role.Reader || !_folders.Contains(item) ? 20 : null); // Drive lets only readers of a folder expire.
                _items[item].Grants.Add((who, role));
            }
        }
    }

    private IEnumerable<string> Above(string item)
    {
        for (var folder = _items[item].Parent; folder.Length > 0; folder = _items[folder].Parent)
        {
            yield return folder;
        }
    }
}
