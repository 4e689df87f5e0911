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
internal sealed record Sample(PolicySpec Spec, ImmutableArray<ItemSpec> Items)
{
    public static Gen<Sample> Any { get; } = Gen.Select(PolicySpec.Any, ItemSpec.Any.Array[1, 14], (spec, items) => new Sample(spec, [.. items]));

    /// <summary>Whether somebody asked for a number of samples, by chance.</summary>
    public static bool IsAsked => Environment.GetEnvironmentVariable("REEVE_SAMPLES") is not null;

    /// <summary>How many are tried: the environment variable <c>REEVE_SAMPLES</c>, else a few hundred.</summary>
    public static long Count => long.TryParse(Environment.GetEnvironmentVariable("REEVE_SAMPLES"), CultureInfo.InvariantCulture, out var samples) ? samples : 400;

    public static Workspace Workspace { get; } = new(["corp.example"], ["partner.example"], "admin@corp.example");

    public static DateOnly Today { get; } = new(2026, 6, 1);

    public IReadOnlySet<string> Unusable { get; } = new HashSet<string> { Cast.Suspended };

    public Policy Policy => new(Workspace, [Spec.Tree], new Safety(MaxChanges.Default, Spec.Settings.Protect.ToImmutableHashSet(StringComparer.Ordinal)));

    public Mode Mode => Spec.Mode;

    public Addresses Known
    {
        get
        {
            var known = Addresses.None.With(Cast.BobsAlias, TreeSketch.GranteeOf(Cast.Bob).Id).With(Cast.Bob, TreeSketch.GranteeOf(Cast.Bob).Id).WithPrimary(Cast.CydsAlias, Cast.Cyd);
            return Spec.Settings.KnowsDirectory ? known.With(Cast.Leaver, TreeSketch.GranteeOf(Cast.Leaver).Id).WithNobody(Cast.Leaver).WithNobody(Cast.Typo) : known;
        }
    }

    public string Reader => Spec.Settings.As ?? "admin@corp.example";

    /// <summary>The id of the item at a place of <see cref="Items"/>.</summary>
    public static string IdOf(int index) => index == 0 ? "root" : $"id-{index}";

    public TreeReading Reading(Tree tree) => new(Policy.Trees[0], tree, Reader)
    {
        Organizers =
        [
            .. tree.Root.Grants.Where(grant => grant.Effective == Role.Organizer && !grant.Grantee.Principal.IsDeletedAccount)
                .Select(grant => grant.Grantee.Principal.Kind == PrincipalKind.User ? grant.Grantee.Principal.Address : "org@corp.example").Distinct(),
        ],
    };

    public TreeReading Reading() => Reading(TreeSketch.Build(Sketch()));

    public Plan Plan(Tree tree) => new Planner(Policy, Known, Unusable, Today).Plan([Reading(tree)]);

    public ImmutableArray<string> Check(TreeReading reading, Plan plan) => PlanChecker.Check(Policy, [reading], Known, Unusable, Today, plan);

    /// <summary>Draws the tree; with <paramref name="isReversed"/> the same one, its children in the other order.</summary>
    public ItemSketch Sketch(bool isReversed = false)
    {
        var drawn = new List<ItemSketch>();
        var isCut = Spec.Tree is var tree && (tree.IsLimited || tree.Overrides.Any(one => one.Rule is OverrideRule.Limited));
        foreach (var (spec, index) in Items.Select((spec, index) => (spec, index)))
        {
            var folders = drawn.Where(item => item.Kind == ItemKind.Folder).ToList();
            var item = spec.Draw(index, Spec.Place, isCut);
            var parent = index == 0 ? null : folders[spec.Parent % folders.Count];
            parent?.Children.Insert(isReversed ? 0 : parent.Children.Count, item);
            drawn.Add(item);
        }

        if (Spec.Place != Place.MyDrive)
        {
            var organizer = TreeSketch.GranteeOf(Principal.User("ada@corp.example"));
            drawn[0].Grants.RemoveAll(grant => grant.Grantee == organizer);
            drawn[0].Grants.Add(Spec.Place == Place.WholeDrive ? new Grant(organizer, Role.Organizer) : new Grant(organizer, Role.None, Role.Organizer));
            var sharing = Items[0].Sharing;
            drawn[0].Drive = new DriveFacts(Spec.Place == Place.WholeDrive ? "root" : "0ADrive", "Drive", new Restrictions(sharing < 7, sharing is not (6 or 9), sharing == 5, sharing == 4));
        }

        return drawn[0];
    }

    public override string ToString()
    {
        var tree = Spec.Tree;
        return $"""
            {tree.Root} {tree.Mode} as {tree.As} protect [{string.Join(", ", Spec.Settings.Protect)}] owner {tree.Owner} days {tree.ExternalExpiryDays} limited {tree.IsLimited} opens {tree.OpensLimitedFolders} directory {Spec.Settings.KnowsDirectory}
            {tree.Restrictions}
            access: {Lines(tree.Access)}
            overrides: {string.Join("\n  ", tree.Overrides.Select(one => $"{one.Target} {one.Rule.GetType().Name} {Lines(one.Rule.Lists)}"))}
            exceptions: {string.Join("\n  ", tree.Exemptions.Select(one => $"{one.File} {Lines([one.Allow])} until {one.Until:O}"))}
            {Sketch()}{(Sketch().Drive is { } drive ? $"\n{drive}" : "")}
            """;
    }

    private static string Lines(IEnumerable<Access> lines) => string.Join(", ", lines.Select(line => $"{line.Principal} {line.Role.Name()}{(line.Findable ? " findable" : "")}"));
}
