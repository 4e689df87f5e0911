using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using Reeve.Core.Evaluation;
using Reeve.Core.Planning;
using Reeve.Core.Policies;
using Reeve.Core.Tests.Sketches;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Properties;

/// <summary>A policy and a tree by chance, with all that makes trouble: outsiders, suspended owners, limited folders, the trash, aliases.</summary>
internal sealed record Sample(ImmutableArray<Access> Access, bool? Resharing, string? As, ImmutableArray<string> Protect, ImmutableArray<ItemSpec> Items)
{
    public const string Suspended = "sam@corp.example";

    private static readonly string[] Users = ["ada@corp.example", "bob@corp.example", "cyd@corp.example", Suspended, "mal@evil.example"];
    private static readonly Principal Deleted = Principal.DeletedAccount(PrincipalKind.User, "0123");
    private static readonly Principal BobsAlias = Principal.User("robert@corp.example");
    private static readonly Principal Bob = Principal.User("bob@corp.example");

    private static readonly Principal[] Listable =
    [
        .. Users[..4].Select(Principal.User), BobsAlias, Principal.Group("team@corp.example"), Principal.Domain("corp.example"),
        Principal.User("eve@partner.example"), Principal.Group("sales@partner.example"), Principal.Domain("partner.example"),
    ];

    private static readonly Principal[] Grantable =
    [
        .. Listable.Where(principal => principal != BobsAlias), Principal.User("mal@evil.example"), Principal.Domain("evil.example"), Principal.Anyone, Deleted,
    ];

    private static readonly Gen<Role> Roles = Gen.OneOf(Role.Reader, Role.Commenter, Role.Writer);

    private static readonly Gen<GrantSpec> Grants = Gen.Select(
        Gen.OneOf(Grantable), Roles, Gen.Int[0, 5], (principal, role, extra) => new GrantSpec(principal, role, extra));

    private static readonly Gen<ItemSpec> Item = Gen.Select(
        Gen.Int[0, 50], Gen.Int[0, 9], Gen.OneOf(Users), Gen.Int[0, 19], Gen.Int[0, 9], Grants.Array[0, 4],
        (parent, kind, owner, state, sharing, grants) => new ItemSpec(parent, kind, owner, state, sharing, grants));

    public static Gen<Sample> Any { get; } = Gen.Select(
        Gen.Select(Gen.OneOf(Listable), Roles, (principal, role) => new Access(principal, role)).Array[0, 5],
        Gen.OneOf<bool?>(null, true, false),
        Gen.OneOf<string?>(null, "ada@corp.example", "cyd@corp.example"),
        Gen.OneOf("ada@corp.example", "mal@evil.example", "robert@corp.example", "team@corp.example").Array[0, 2],
        Item.Array[1, 14],
        (access, resharing, reader, protect, items) =>
            new Sample([.. access.DistinctBy(entry => entry.Principal)], resharing, reader, [.. protect], [.. items]));

    /// <summary>How many are tried: the environment variable <c>REEVE_SAMPLES</c>, else a few hundred.</summary>
    public static long Count => long.TryParse(Environment.GetEnvironmentVariable("REEVE_SAMPLES"), CultureInfo.InvariantCulture, out var samples) ? samples : 400;

    public Policy Policy => new(
        new Workspace(["corp.example"], ["partner.example"], "admin@corp.example"),
        [new TreePolicy("tree", new TreeRoot.Folder("root"), Mode.Exact, Access) { As = As, Restrictions = new Restrictions(Resharing) }],
        new Safety(MaxChanges.Default, Protect.ToImmutableHashSet(StringComparer.Ordinal)));

    public static DateOnly Today { get; } = new(2026, 6, 1);

    public IReadOnlySet<string> Unusable { get; } = new HashSet<string> { Suspended };

    public Addresses Known { get; } = Addresses.None
        .With(BobsAlias, TreeSketch.GranteeOf(Bob).Id)
        .With(Bob, TreeSketch.GranteeOf(Bob).Id);

    public string Reader => As ?? "admin@corp.example";

    public TreeReading Reading(Tree tree) => new(Policy.Trees[0], tree, Reader);

    public TreeReading Reading() => Reading(TreeSketch.Build(Sketch()));

    public Plan Plan(Tree tree) => new Planner(Policy, Known, Unusable, Today).Plan([Reading(tree)]);

    /// <summary>Draws the tree; with <paramref name="isReversed"/> the same one, its children in the other order.</summary>
    public ItemSketch Sketch(bool isReversed = false)
    {
        var drawn = new List<ItemSketch>();
        foreach (var (spec, index) in Items.Select((spec, index) => (spec, index)))
        {
            var folders = drawn.Where(item => item.Kind == ItemKind.Folder).ToList();
            var item = spec.Draw(index, isRoot: index == 0);
            var parent = index == 0 ? null : folders[spec.Parent % folders.Count];
            parent?.Children.Insert(isReversed ? 0 : parent.Children.Count, item);
            drawn.Add(item);
        }

        return drawn[0];
    }

    public override string ToString() =>
        $"access: {string.Join(", ", Access.Select(entry => $"{entry.Principal} {entry.Role.Name()}"))}\nresharing: {Resharing}\nas: {As}\nprotect: {string.Join(", ", Protect)}\n{Sketch()}";
}

/// <summary>A grant by chance; <paramref name="Extra"/> says whether it is findable or ends.</summary>
internal sealed record GrantSpec(Principal Principal, Role Role, int Extra)
{
    private static readonly DateTimeOffset _end = new(2027, 1, 31, 0, 0, 0, TimeSpan.Zero);

    public Grant Draw(bool isFromAbove)
    {
        var isWide = Principal.Kind is PrincipalKind.Domain or PrincipalKind.Anyone;
        return new Grant(
            TreeSketch.GranteeOf(Principal),
            isFromAbove && Extra < 2 ? Role.None : Role,
            isFromAbove ? Role.Reader : Role.None,
            isWide && Extra == 4,
            !isWide && Extra == 5 ? _end : null);
    }
}

/// <summary>An item by chance, in numbers that shrink well: 0 is always the plainest.</summary>
internal sealed record ItemSpec(int Parent, int KindNumber, string Owner, int State, int Sharing, GrantSpec[] Grants)
{
    public ItemSketch Draw(int index, bool isRoot)
    {
        var kind = isRoot || KindNumber <= 4 ? ItemKind.Folder : KindNumber == 5 ? ItemKind.Shortcut : ItemKind.File;
        // Who owns an unknown folder is a writer below by that alone, which a forecast does not know: nobody who is granted anything owns one.
        var sketch = new ItemSketch($"{(kind == ItemKind.Folder ? "d" : "f")}{index}", kind, State == 14 ? "lost@corp.example" : Owner)
        {
            IsLimited = kind == ItemKind.Folder && State is >= 10 and <= 12,
            IsTrashed = State == 13,
            IsUnknown = State == 14,
            WritersCanShare = Sharing < 7,
            ReaderCanShare = Sharing is not (0 or 8),
            Id = isRoot ? "root" : $"id-{index}",
        };
        if (kind != ItemKind.Shortcut && !sketch.IsUnknown)
        {
            sketch.Grants.AddRange(Grants
                .Where(grant => grant.Principal != Principal.User(Owner))
                .DistinctBy(grant => grant.Principal)
                .Select((grant, place) => grant.Draw(isRoot && !sketch.IsLimited && place == 3)));
        }

        return sketch;
    }
}
