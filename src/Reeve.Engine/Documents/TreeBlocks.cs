using System.Collections.Immutable;
using Reeve.Core.Policies;
using Reeve.Core.Trees;
using Reeve.Engine.Documents.Language;

namespace Reeve.Engine.Documents;

/// <summary>What is made of the keys of a tree.</summary>
/// <remarks>As in <see cref="PolicyBlocks"/>.</remarks>
internal static class TreeBlocks
{
    /// <summary>What a tree should be.</summary>
    public const string Expected = "its `root` or `drive`, `mode` and `access` under it";

    private const string AnEntry = "who and what, like `{ user: ada@corp.example, role: reader }`";

    /// <summary>Reads a tree.</summary>
    public static TreePolicy Tree(string name, Cursor at)
    {
        var fields = at.Fields(Expected, TreeKeys.All);
        var rootLine = 0;
        var root = fields.ReadOneOf<TreeRoot>((TreeKeys.Root, Folder), (TreeKeys.Drive, drive => drive.Value(ValueForms.Drive) is { } text ? new TreeRoot.Drive(text) : null));
        var mode = fields.Read(TreeKeys.Mode, ValueForms.Mode);
        var circumstances = Around(fields, mode);
        fields.Stand(circumstances);
        return new TreePolicy(name, root!, mode ?? default, fields.Read(TreeKeys.Access, access => AccessList(access, AccessKeys.OfTree, circumstances)))
        {
            RootLine = rootLine,
            As = fields.Read(TreeKeys.As, ValueForms.Address),
            Restrictions = new Restrictions(
                fields.Read(TreeKeys.Resharing, ValueForms.Switch),
                fields.Read(TreeKeys.Download, ValueForms.Switch),
                fields.Read(TreeKeys.MembersOnly, ValueForms.Switch),
                fields.Read(TreeKeys.InternalOnly, ValueForms.Switch)),
            Owner = fields.Read(TreeKeys.Owner, ValueForms.Address),
            ExternalExpiryDays = fields.Read(TreeKeys.ExternalExpiry, ValueForms.Days),
            IsLimited = fields.Read(TreeKeys.Limited, ValueForms.Switch) ?? false,
            OpensLimitedFolders = fields.Read(TreeKeys.LimitedFolders, folders => folders.Value("`keep` or `open`", word => PolicyValues.LimitedFolders(word, circumstances))),
            Overrides = fields.Read(TreeKeys.Overrides, overrides => Overrides(overrides, circumstances)) is { IsDefault: false } some ? some : [],
            Exemptions = fields.Read(TreeKeys.Exceptions, exceptions => Exemptions(exceptions, circumstances)) is { IsDefault: false } few ? few : [],
        };

        TreeRoot? Folder(Cursor folder)
        {
            rootLine = folder.Line;
            return folder.Value(ValueForms.Root) is { } id ? new TreeRoot.Folder(id) : null;
        }
    }

    private static Circumstances Around(Fields tree, Mode? mode) =>
        mode switch
        {
            Mode.Ceiling => Circumstances.Ceiling,
            Mode.Floor => Circumstances.Floor,
            _ => Circumstances.None,
        }
        | (tree.Has(TreeKeys.Root), tree.Has(TreeKeys.Drive)) switch
        {
            (true, false) => Circumstances.AtFolder,
            (false, true) => Circumstances.AtDrive,
            _ => Circumstances.None,
        };

    private static ImmutableArray<Override> Overrides(Cursor at, Circumstances circumstances) =>
        [.. at.Items("a list of entries like `{ path: /Payroll, access: [] }`").Select(entry => Override(entry, circumstances))];

    private static Override Override(Cursor at, Circumstances circumstances)
    {
        var fields = at.Fields("where and what, like `{ path: /Payroll, access: [] }`", OverrideKeys.All);
        var target = fields.ReadOneOf<OverrideTarget>(
            (OverrideKeys.Path, path => path.Value(ValueForms.Path) is { } pattern ? new OverrideTarget.Path(pattern) : null),
            (OverrideKeys.Folder, folder => folder.Value(ValueForms.Item) is { } id ? new OverrideTarget.Folder(id) : null));
        var ignore = fields.Read(OverrideKeys.Ignore, ValueForms.Switch);
        if (ignore is null && fields.Has(OverrideKeys.Ignore))
        {
            fields.Excuse(OverrideKeys.Access);
        }

        var isIgnored = ignore == true;
        var isLimited = fields.Read(OverrideKeys.Limited, ValueForms.Switch) ?? false;
        fields.Stand(circumstances | (isIgnored ? Circumstances.Ignored : Circumstances.None));
        var access = fields.Read(OverrideKeys.Access, list => AccessList(list, AccessKeys.OfOverride, circumstances));
        return new Override(target!, isIgnored ? new OverrideRule.Ignored() : isLimited ? new OverrideRule.Limited(access) : new OverrideRule.Widened(access)) { Line = at.Line };
    }

    private static ImmutableArray<Exemption> Exemptions(Cursor at, Circumstances circumstances) =>
        [.. at.Items("a list of entries with `file`, `allow`, `until` and `reason`").Select(entry => Exemption(entry, circumstances))];

    private static Exemption Exemption(Cursor at, Circumstances circumstances)
    {
        var fields = at.Fields("`file`, `allow`, `until` and `reason`", ExceptionKeys.All);
        return new Exemption(
            fields.Read(ExceptionKeys.File, ValueForms.Item)!,
            fields.Read(ExceptionKeys.Allow, allow => Entry(allow, AccessKeys.OfException, circumstances))!,
            fields.Read(ExceptionKeys.Until, ValueForms.Day),
            fields.Read(ExceptionKeys.Reason, ValueForms.Reason)!)
        {
            Line = at.Line,
        };
    }

    private static ImmutableArray<Access> AccessList(Cursor at, AccessKeys keys, Circumstances circumstances) =>
    [
        .. at.Items("a list of entries like `{ user: ada@corp.example, role: reader }`, or `access: []` for nobody").Select(entry => Entry(entry, keys, circumstances)),
    ];

    private static Access Entry(Cursor at, AccessKeys keys, Circumstances around)
    {
        var fields = at.Fields(AnEntry, keys.All);
        var isFindable = false;
        var principal = fields.ReadOneOf<Principal>(
            (AccessKeys.User, user => user.Value(ValueForms.Address) is { } address ? Principal.User(address) : null),
            (AccessKeys.Group, group => group.Value(ValueForms.Address) is { } address ? Principal.Group(address) : null),
            (keys.Domain, domain => domain.Value(ValueForms.Domain) is { } name ? Principal.Domain(name) : null),
            (keys.Anyone, Anyone));
        var circumstances = around | Of(fields, keys);
        fields.Stand(circumstances);
        return new Access(
            principal!,
            fields.Read(keys.Role, role => role.Value(PolicyValues.Choices(keys.Roles, circumstances), word => PolicyValues.Role(word, keys.Roles, circumstances))),
            (fields.Read(AccessKeys.Findable, ValueForms.Switch) ?? false) || isFindable)
        {
            Line = at.Line,
        };

        Principal Anyone(Cursor anyone)
        {
            isFindable = anyone.Value(ValueForms.Anyone) ?? false;
            return Principal.Anyone;
        }
    }

    private static Circumstances Of(Fields entry, AccessKeys keys)
    {
        (BlockKey Key, Circumstances Circumstance)[] kinds =
        [
            (AccessKeys.User, Circumstances.OfUser), (AccessKeys.Group, Circumstances.OfGroup), (keys.Domain, Circumstances.OfDomain), (keys.Anyone, Circumstances.OfAnyone),
        ];
        var given = kinds.Where(kind => entry.Has(kind.Key)).ToArray();
        return given.Length == 1 ? given[0].Circumstance : Circumstances.None;
    }
}
