using System.Globalization;
using Reeve.Cli.Output;
using Reeve.Core.Planning;
using Reeve.Core.Trees;
using Reeve.Engine;
using Reeve.Engine.Documents;

namespace Reeve.Cli.Commands.Plan;

/// <summary>Writes a plan in the format that was asked for.</summary>
internal static class PlanView
{
    /// <summary>Writes to standard output.</summary>
    public static void Write(PreparedPlan prepared, Session session)
    {
        switch (session.Format)
        {
            case OutputFormat.Json:
                JsonOutput.Write(output => PlanDocument.Write(output, prepared));
                break;
            case OutputFormat.Ndjson:
                foreach (var change in prepared.Plan.Changes)
                {
                    Console.Out.WriteLine(PlanDocument.Line(change));
                }

                break;
            case OutputFormat.Csv:
                Console.Out.WriteLine(Csv.Line("id", "tree", "file", "path", "actor", "op", "principal", "before", "after", "why"));
                foreach (var change in prepared.Plan.Changes)
                {
                    var (before, after) = ChangeWords.BeforeAndAfter(change);
                    Console.Out.WriteLine(Csv.Line(
                        change.Id.ToString(CultureInfo.InvariantCulture), change.Tree, change.File, change.Path, change.Actor, change.Op, change.Principal?.ToString(), before, after, change.Why));
                }

                break;
            default:
                new PlanTables(session.Terminal.Results, session.IsVerbose).Write(prepared);
                break;
        }
    }
}

/// <summary>What a change does, in a few words.</summary>
internal static class ChangeWords
{
    /// <summary>The two sides of a change; empty for nothing.</summary>
    public static (string Before, string After) BeforeAndAfter(Change change) => change switch
    {
        Change.GrantCreate create => ("", Words(create.After)),
        Change.GrantUpdate update => (Words(update.Before), Words(update.After)),
        Change.GrantDelete delete => (Words(delete.Before), ""),
        Change.FileUpdate update => (Words(update.Before), Words(update.After)),
        Change.DriveUpdate update => (Words(update.Before), Words(update.After)),
        Change.OwnerTransfer transfer => ($"{transfer.From.Principal.Address} is the owner", $"owner; {transfer.From.Principal.Address} keeps {Kept(transfer)}"),
        _ => ("", ""),
    };

    /// <summary>Both sides in one, for the change's own line.</summary>
    public static string Line(Change change) => (change, BeforeAndAfter(change)) switch
    {
        (Change.OwnerTransfer transfer, _) => $"owner in place of {LocalPart(transfer.From.Principal.Address)}, who keeps {Kept(transfer)}",
        (_, ({ Length: > 0 } before, { Length: > 0 } after)) => $"{before} → {after}",
        (_, (var before, var after)) => before + after,
    };

    /// <summary>An address without its domain, where the room is short.</summary>
    public static string LocalPart(string address) => address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? address[..at] : address;

    /// <summary>What switches are to be, as the end of a sentence.</summary>
    public static string Sentence(Change change) => change switch
    {
        Change.FileUpdate { After: var after } => string.Join(", ", Words(
            (after.Resharing, "editors may share further", "editors may not share further"),
            (after.Download, "readers may download", "readers may not download"),
            (after.Limited, "limited: nothing is inherited", "opened: inherits again"))),
        Change.DriveUpdate { After: var after } => string.Join(", ", Words(
            (after.Resharing, "members may share folders", "only organizers may share folders"),
            (after.Download, "readers may download", "readers may not download"),
            (after.MembersOnly, "only members have access", "others than members may be let in"),
            (after.InternalOnly, "nobody from outside has access", "outsiders may be let in"))),
        _ => BeforeAndAfter(change).After,
    };

    private static string Kept(Change.OwnerTransfer transfer) => transfer.Keeps is { } keeps ? keeps.Role.Name() : "nothing";

    private static string Words(GrantState state) =>
        state.Role.Name() + (state.Findable ? ", findable" : "") + (state.ExpiresAt is { } at ? $" until {at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "");

    private static string Words(Switches switches) => string.Join(", ", Words(
        (switches.Resharing, "editors share", "editors may not share"), (switches.Download, "readers download", "readers may not download"), (switches.Limited, "limited", "inherits")));

    private static string Words(Restrictions restrictions) => string.Join(", ", Words(
        (restrictions.Resharing, "members share folders", "organizers share folders"), (restrictions.Download, "readers download", "readers may not download"),
        (restrictions.MembersOnly, "members only", "also others"), (restrictions.InternalOnly, "internal only", "also outsiders")));

    private static IEnumerable<string> Words(params (bool? IsOn, string On, string Off)[] words) =>
        words.Where(word => word.IsOn is not null).Select(word => word.IsOn == true ? word.On : word.Off);
}
