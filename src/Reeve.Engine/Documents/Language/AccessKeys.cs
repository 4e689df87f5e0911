using System.Collections.Immutable;

namespace Reeve.Engine.Documents.Language;

/// <summary>The keys of an entry that says who may have which role.</summary>
internal sealed class AccessKeys
{
    private AccessKeys(string id, string of, ImmutableArray<Ban> ofMany, params ImmutableArray<Word> roles)
    {
        Roles = new ValueShape.Words(roles);
        Domain = new("domain", ValueForms.Domain.Shape, "Everyone in one domain of Google Workspace, or in a target audience.") { Bans = ofMany };
        Anyone = new("anyone", ValueForms.Anyone.Shape, "Everyone, signed in or not.") { Bans = ofMany };
        Role = new("role", Roles, "What they may do.") { IfMissing = "`role: reader`, `commenter` or `writer`" };
        All = new(id, of, [User, Group, Domain, Anyone, Role, Findable])
        {
            OneOf = new([User, Group, Domain, Anyone], "this entry names nobody; add `user`, `group`, `domain` or `anyone`.", "give each an entry of its own"),
        };
    }

    /// <summary>One account.</summary>
    public static BlockKey User { get; } = new("user", ValueForms.Address.Shape, "The address of one account.");

    /// <summary>A group.</summary>
    public static BlockKey Group { get; } = new("group", ValueForms.Address.Shape, "The address of a group.");

    /// <summary>Whether search finds the items.</summary>
    public static BlockKey Findable { get; } = new("findable", ValueForms.Switch.Shape, "Whether search finds the items for the people of the domain. Left out: `false`, they need the link.")
    {
        Bans =
        [
            new(Circumstances.OfUser | Circumstances.OfGroup, "`findable` is for domains, for search finds what users and groups were given anyway; leave it out."),
            new(Circumstances.OfAnyone, "`findable` is a key of domains; write `anyone: findable` or `anyone: link`."),
        ],
    };

    /// <summary>An entry of a tree's own <c>access</c>; of a shared drive these are the members.</summary>
    public static AccessKeys OfTree { get; } = new(
        "access",
        "an entry of `access`",
        [new(Circumstances.AtDrive, "the members of a shared drive are users and groups; list domains and anyone on a folder under `overrides`, or leave this entry out.")],
        PolicyWords.Reader, PolicyWords.Commenter, PolicyWords.Writer, PolicyWords.FileOrganizer, PolicyWords.Organizer);

    /// <summary>An entry of an override's <c>access</c>.</summary>
    public static AccessKeys OfOverride { get; } = new(
        "overrideAccess", "an entry of `access`", [], PolicyWords.Reader, PolicyWords.Commenter, PolicyWords.Writer, PolicyWords.FileOrganizer);

    /// <summary>What an exception allows.</summary>
    public static AccessKeys OfException { get; } = new(
        "allow", "`allow`", [], PolicyWords.Reader, PolicyWords.Commenter, PolicyWords.Writer, PolicyWords.FileOrganizer, PolicyWords.Organizer);

    /// <summary>Everyone in a domain.</summary>
    public BlockKey Domain { get; }

    /// <summary>Everyone.</summary>
    public BlockKey Anyone { get; }

    /// <summary>What they may do.</summary>
    public BlockKey Role { get; }

    /// <summary>The roles that such an entry may have.</summary>
    public ValueShape.Words Roles { get; }

    /// <summary>All of these.</summary>
    public BlockKeys All { get; }
}
