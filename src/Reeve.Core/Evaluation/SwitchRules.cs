using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>Judges what may be done with what one has: re-sharing and downloading, item by item or for a whole drive.</summary>
internal sealed class SwitchRules(Judging judging)
{
    private readonly Restrictions _wanted = judging.Tree.Restrictions;

    public IEnumerable<Verdict> Judge(Item item) => item.Tree.Drive is null ? JudgeItem(item)
        : item.IsRoot && item.Tree.IsWholeDrive ? JudgeDrive(item, item.Tree.Drive)
        : [];

    /// <summary>The switches of an item in My Drive that stand wrong, as they are and as they are to be.</summary>
    public (Switches Before, Switches After) WrongOn(Item item)
    {
        if (item.Tree.Drive is not null)
        {
            return default;
        }

        var after = new Switches(Wrong(_wanted.Resharing, item.WritersCanShare), item.Kind == ItemKind.File ? Wrong(_wanted.Download, item.ReadersCanDownload) : null);
        return (new Switches(Not(after.Resharing), Not(after.Download)), after);
    }

    private IEnumerable<Verdict> JudgeItem(Item item)
    {
        var (before, after) = WrongOn(item);
        if (after != default)
        {
            yield return new Verdict.SwitchesOff(item, before, after, string.Join("; ", Rules(after)));
        }
    }

    private IEnumerable<string> Rules(Switches after)
    {
        if (after.Resharing is { } resharing)
        {
            yield return $"{judging.Tree.Rule("resharing")}: editors may {Not(resharing)}share further";
        }

        if (after.Download is { } download)
        {
            yield return $"{judging.Tree.Rule("download")}: readers and commenters may {Not(download)}download it";
        }
    }

    private IEnumerable<Verdict> JudgeDrive(Item root, DriveFacts drive)
    {
        var has = drive.Restrictions;
        var after = new Restrictions(
            Wrong(_wanted.Resharing, has.Resharing), Wrong(_wanted.Download, has.Download), Wrong(_wanted.MembersOnly, has.MembersOnly), Wrong(_wanted.InternalOnly, has.InternalOnly));
        if (after != Restrictions.None)
        {
            var before = new Restrictions(Not(after.Resharing), Not(after.Download), Not(after.MembersOnly), Not(after.InternalOnly));
            yield return new Verdict.RestrictionsOff(root, before, after, string.Join("; ", Rules(after)));
        }

        if (_wanted is { Resharing: false, MembersOnly: not true })
        {
            yield return new Verdict.Reported(root, ProblemCodes.ResharingPartly,
                $"{judging.Tree.Rule("resharing")}: a shared drive keeps its folders from being shared further, but contributors can still share files; {(judging.Tree is { Overrides.IsEmpty: true, Exemptions.IsEmpty: true } ? "set" : "without `overrides` and `exceptions`, set")} `membersOnly: true` to stop that too.");
        }
    }

    private IEnumerable<string> Rules(Restrictions after)
    {
        if (after.Resharing is { } resharing)
        {
            yield return $"{judging.Tree.Rule("resharing")}: only organizers may share folders: {Yes(!resharing)}";
        }

        if (after.Download is { } download)
        {
            yield return $"{judging.Tree.Rule("download")}: readers and commenters may {Not(download)}download";
        }

        if (after.MembersOnly is { } membersOnly)
        {
            yield return $"{judging.Tree.Rule("membersOnly")}: members only: {Yes(membersOnly)}";
        }

        if (after.InternalOnly is { } internalOnly)
        {
            yield return $"{judging.Tree.Rule("internalOnly")}: nobody from outside: {Yes(internalOnly)}";
        }
    }

    private static bool? Wrong(bool? wanted, bool? has) => wanted is not null && has is not null && wanted != has ? wanted : null;

    private static bool? Not(bool? value) => value is { } known ? !known : null;

    private static string Not(bool isAllowed) => isAllowed ? "" : "not ";

    private static string Yes(bool value) => value ? "yes" : "no";
}
