using System.Collections.Immutable;
using CsCheck;
using Reeve.Core.Policies;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Properties;

/// <summary>Where a tree of a sample lies.</summary>
internal enum Place
{
    MyDrive,
    WholeDrive,
    InDrive,
}

/// <summary>What a policy says of one tree, by chance; <see cref="Tree"/> leaves out what a policy may not say together.</summary>
internal sealed record PolicySpec(
    Mode Mode, Place Place, ImmutableArray<Access> Access, ImmutableArray<OverrideSpec> Overrides, ImmutableArray<Exemption> Exemptions, Restrictions Restrictions, SettingSpec Settings)
{
    private static readonly Gen<Role> Roles = Gen.Frequency((8, Gen.OneOf(Role.Reader, Role.Commenter, Role.Writer)), (2, Gen.OneOf(Role.FileOrganizer, Role.Organizer)));

    private static readonly Gen<Access> Line = Gen.Select(Gen.OneOf(Cast.Listable), Roles, Gen.Int[0, 3], (principal, role, findable) =>
        new Access(principal, role, findable == 3 && !Cast.IsPerson(principal)));

    private static readonly Gen<Exemption> Exception = Gen.Select(Gen.Int[0, 14], Gen.OneOf(Cast.Grantable[..^1]), Roles, Gen.Int[0, 3], (file, principal, role, ended) =>
        new Exemption(Sample.IdOf(file), new Access(principal, role < Role.Writer ? role : Role.Writer), Sample.Today.AddDays(ended == 3 ? 0 : 60), "…"));

    private static readonly Gen<Restrictions> Restricted = Gen.Select(
        Gen.OneOf<bool?>(null, null, true, false), Gen.OneOf<bool?>(null, null, true, false), Gen.OneOf<bool?>(null, null, true, false), Gen.OneOf<bool?>(null, null, true, false),
        (resharing, download, members, inside) => new Restrictions(resharing, download, members, inside));

    public static Gen<PolicySpec> Any { get; } = Gen.Select(
        Gen.OneOf(Mode.Exact, Mode.Exact, Mode.Exact, Mode.Ceiling, Mode.Floor),
        Gen.OneOf(Place.MyDrive, Place.MyDrive, Place.MyDrive, Place.WholeDrive, Place.InDrive),
        Line.Array[0, 4], OverrideSpec.Any(Line).Array[0, 3], Exception.Array[0, 2], Restricted, SettingSpec.Any,
        (mode, place, access, overrides, exemptions, restrictions, settings) => new PolicySpec(mode, place, [.. access], [.. overrides], [.. exemptions], restrictions, settings));

    public Role MostBelow => Place == Place.MyDrive ? Role.Writer : Role.FileOrganizer;

    public TreePolicy Tree
    {
        get
        {
            var (isMine, isWhole) = (Place == Place.MyDrive, Place == Place.WholeDrive);
            var access = Cleaned(Access.Where(line => !isWhole || Cast.IsPerson(line.Principal)), isWhole ? Role.Organizer : MostBelow);
            return new TreePolicy("tree", isWhole ? new TreeRoot.Drive("root") : new TreeRoot.Folder("root"), Mode, isWhole ? WithOrganizer(access) : access)
            {
                As = Settings.As,
                Restrictions = Mode == Mode.Floor || Place == Place.InDrive ? Restrictions.None
                    : isMine ? Restrictions with { MembersOnly = null, InternalOnly = null }
                    : Restrictions with { MembersOnly = Overrides.Length + Exemptions.Length > 0 ? null : Restrictions.MembersOnly, InternalOnly = HasOutsiders ? null : Restrictions.InternalOnly },
                Owner = NewOwner,
                ExternalExpiryDays = Mode == Mode.Floor ? null : Settings.Days,
                IsLimited = Settings.IsLimited && Mode == Mode.Exact && !isWhole,
                OpensLimitedFolders = Settings.Opens && Mode != Mode.Ceiling,
                Overrides = [.. Overrides.Select(one => one.Draw(this))],
                Exemptions = [.. Exemptions.DistinctBy(one => (one.File, one.Allow.Principal))],
            };
        }
    }

    private bool HasOutsiders => Exemptions.Length > 0 || Access.Concat(Overrides.SelectMany(one => one.Access)).Any(line => Sample.Workspace.IsExposure(line.Principal));

    private string? NewOwner => Place == Place.MyDrive && Mode == Mode.Exact ? Settings.Owner : null;

    public static ImmutableArray<Access> Cleaned(IEnumerable<Access> lines, Role most) =>
        [.. lines.DistinctBy(line => line.Principal).Select(line => line with { Role = Lower(line.Role, Cast.IsPerson(line.Principal) ? most : Role.Writer) })];

    private static ImmutableArray<Access> WithOrganizer(ImmutableArray<Access> access) => access.Any(line => line.Role == Role.Organizer) ? access
        : [.. access.Where(line => line.Principal != Principal.User("ada@corp.example")), new Access(Principal.User("ada@corp.example"), Role.Organizer)];

    private static Role Lower(Role one, Role other) => one < other ? one : other;
}

/// <summary>An override by chance.</summary>
internal sealed record OverrideSpec(int Target, int Rule, ImmutableArray<Access> Access)
{
    private static readonly string[] Paths = ["/d1", "/*", "/**/d2", "/d1/**", "/nowhere", "/**/f4", "/f1", "/**"];

    public static Gen<OverrideSpec> Any(Gen<Access> line) => Gen.Select(Gen.Int[0, 14], Gen.Int[0, 5], line.Array[0, 3], (target, rule, access) => new OverrideSpec(target, rule, [.. access]));

    public Override Draw(PolicySpec policy) => new(
        Target < Paths.Length ? new OverrideTarget.Path(PathPattern.TryParse(Paths[Target], out var pattern, out _) ? pattern : null!) : new OverrideTarget.Folder(Sample.IdOf(Target - Paths.Length + 1)),
        Rule == 5 ? new OverrideRule.Ignored()
        : Rule >= 3 && policy.Mode == Mode.Exact ? new OverrideRule.Limited(PolicySpec.Cleaned(Access, policy.MostBelow))
        : new OverrideRule.Widened(PolicySpec.Cleaned(Access, policy.MostBelow)));
}

/// <summary>The smaller settings, by chance.</summary>
internal sealed record SettingSpec(string? As, ImmutableArray<string> Protect, string? Owner, int? Days, bool IsLimited, bool Opens, bool KnowsDirectory)
{
    public static Gen<SettingSpec> Any { get; } = Gen.Select(
        Gen.OneOf<string?>(null, "ada@corp.example", "cyd@corp.example"),
        Gen.OneOf("ada@corp.example", "mal@evil.example", "robert@corp.example", "team@corp.example").Array[0, 2],
        Gen.OneOf<string?>(null, null, "ada@corp.example", "robert@corp.example"),
        Gen.OneOf<int?>(null, 30, 31),
        Gen.OneOf(false, false, false, true),
        Gen.OneOf(false, false, true),
        Gen.OneOf(false, true),
        (reader, protect, owner, days, isLimited, opens, knows) => new SettingSpec(reader, [.. protect.Distinct()], owner, days, isLimited, opens, knows));
}
