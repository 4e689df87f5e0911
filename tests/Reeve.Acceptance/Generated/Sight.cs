using Reeve.Acceptance.Independent;

namespace Reeve.Acceptance.Generated;

/// <summary>Who can do what in a tree, by Google's rules: written from Drive's guides, not from the sandbox.</summary>
internal sealed class Sight(Dump dump)
{
    /// <summary>The role that a user has on an item, from whatever source.</summary>
    public Role RoleOf(string user, Item item) => item.Owner == user ? Role.Owner : Highest(user, item);

    /// <summary>Owners may read and change grants, and so may writers where they may share, unless they are writers for a time only.</summary>
    public bool CanShare(string user, Item item)
    {
        if (item.Owner == user)
        {
            return true;
        }

        var above = item.IsLimited || item.Parent is null ? null : dump.Chain(item.Id).Skip(1).FirstOrDefault();
        var isWriter = (above is not null && Inheritable(user, above) >= Role.Writer)
            || item.Direct.Values.Any(grant => grant.Direct >= Role.Writer && grant.ExpiresAt is null && Includes(grant.Who, user));

        return item.WritersCanShare && isWriter;
    }

    /// <summary>The items from which an item gets its grants, itself first: a limited folder is the last.</summary>
    public IEnumerable<Item> Sources(Item item)
    {
        foreach (var each in dump.Chain(item.Id))
        {
            yield return each;
            if (each.IsLimited)
            {
                yield break;
            }
        }
    }

    /// <summary>What a single principal inherits from the folders above; a folder's owner is a writer of what is in it.</summary>
    public Role Inherited(string who, Item item) => item.IsLimited ? Role.None : dump.Chain(item.Id).Skip(1).Take(1)
        .SelectMany(Sources).Select(folder => Given(who, folder)).DefaultIfEmpty().Max();

    private Role Highest(string user, Item item) => Sources(item)
        .Select(each => each.Id == item.Id ? Direct(user, each) : Passing(user, each)).DefaultIfEmpty().Max();

    private Role Inheritable(string user, Item folder) => Sources(folder).Select(each => Passing(user, each)).DefaultIfEmpty().Max();

    private static Role Passing(string user, Item folder) => folder.Owner == user ? Role.Writer : Direct(user, folder);

    private static Role Given(string who, Item folder) => "user:" + folder.Owner == who ? Role.Writer : folder.Direct.GetValueOrDefault(who)?.Direct ?? Role.None;

    private static Role Direct(string user, Item item) => item.Direct.Values.Where(grant => Includes(grant.Who, user)).Select(grant => grant.Direct).DefaultIfEmpty().Max();

    private static bool Includes(string who, string user) => who == "anyone" || who == "user:" + user
        || (who.StartsWith("domain:", StringComparison.Ordinal) && user.EndsWith("@" + who["domain:".Length..], StringComparison.Ordinal))
        || (who.StartsWith("group:", StringComparison.Ordinal) && Cast.Groups[who["group:".Length..]].Contains(user));
}
