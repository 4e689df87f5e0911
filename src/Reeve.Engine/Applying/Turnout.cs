using Reeve.Core.Planning;
using Reeve.Core.Trees;
using Reeve.Engine.Ports;
using Reeve.Http.Failures;

namespace Reeve.Engine.Applying;

/// <summary>A write that was sent.</summary>
/// <param name="Number">Its number in the journal.</param>
/// <param name="Change">What was to be made.</param>
/// <param name="Before">The item before.</param>
internal sealed record Sent(int Number, Change Change, ItemState Before)
{
    /// <summary>Who a new grant turned out to be for; null where the service has not told.</summary>
    public Grantee? Grantee { get; init; }

    /// <summary>What the service refused it with; null if it took it.</summary>
    public ApiException? Refusal { get; init; }
}

/// <summary>What has become of a write: some successful answers change nothing, and some failures have changed something, so what counts is what is there. Pure.</summary>
internal static class Turnout
{
    /// <summary>Judges a write by its item as it is now.</summary>
    public static Outcome Of(Sent sent, ItemState now)
    {
        if (sent is { Change: Change.GrantCreate create, Grantee: { } grantee }
            && sent.Before.Of(grantee.Id, grantee.Principal) is { IsDirect: true } had
            && now.Of(grantee.Id, grantee.Principal) is { } has && has.Effective >= create.After.Role)
        {
            return Joined(create, grantee, had, has);
        }

        if (IsSo(sent, now))
        {
            return new Outcome(sent.Change, OutcomeKind.Applied);
        }

        return HalfMade.InFact(sent.Change, now) is { } part ? new Outcome(part, OutcomeKind.Applied)
            : sent.Refusal is { } refused ? Refused(sent.Change, refused)
            : new Outcome(sent.Change, OutcomeKind.Unfixable, "no-effect", "Google answered that it was done, but reading it back shows that nothing changed");
    }

    /// <summary>What is left of a write of which only a part was made, which its outcome is about; null if nothing is.</summary>
    public static Outcome? RestOf(Sent sent, Outcome outcome)
    {
        if (outcome.Kind != OutcomeKind.Applied || outcome.Change == sent.Change || sent.Change is Change.GrantCreate)
        {
            return null;
        }

        var rest = HalfMade.Rest(sent.Change, outcome.Change);
        return sent.Refusal is { } refused ? Refused(rest, refused)
            : new Outcome(rest, OutcomeKind.Unfixable, "no-effect", "Google answered that it was done, but reading it back shows that only a part of it is");
    }

    /// <summary>A write that could not be looked at afterwards.</summary>
    public static Outcome Unread(Sent sent, ApiException unread) => new(sent.Change, OutcomeKind.Failed, "not-read-back",
        $"it was {(sent.Refusal is null ? "taken by Google" : "sent")}, but could not be read back: {unread.Message}");

    /// <summary>A write that was refused.</summary>
    public static Outcome Refused(Change change, ApiException refused)
    {
        var isForGood = refused.Fault is ApiFault.Forbidden or ApiFault.NotFound or ApiFault.Invalid or ApiFault.Conflict;
        return new Outcome(change, isForGood ? OutcomeKind.Unfixable : OutcomeKind.Failed, refused.Reason ?? refused.Fault.ToString(), refused.Message);
    }

    /// <summary>Whether an item is as a change was to leave it.</summary>
    /// <param name="change">The change.</param>
    /// <param name="grantee">Who a new grant turned out to be for; null if the service has not told.</param>
    /// <param name="now">The item.</param>
    public static bool IsSo(Change change, Grantee? grantee, ItemState now)
    {
        if (GrantParts.Of(change) is not { } parts)
        {
            return ItemParts.IsAfter(change, now);
        }

        var has = now.Of(grantee?.Id ?? parts.IdAfter, parts.Principal);
        if (parts.After is not { } wanted)
        {
            return has is not { } left || (now.Shown.ToldDirect && !left.IsDirect);
        }

        // A promise is kept by the role or a higher one; an upsert does not lower what somebody has under another address.
        return has is { } grant && (now.Shown.ToldDirect && change is not Change.GrantCreate
            ? grant.State == wanted
            : grant.Effective >= wanted.Role && (grant.ExpiresAt is null || grant.ExpiresAt == wanted.ExpiresAt));
    }

    private static bool IsSo(Sent sent, ItemState now)
    {
        // Where the service does not tell direct from inherited, a grant that was taken away may still show, inherited.
        var isTaken = sent is { Change: Change.GrantDelete, Refusal: null } && !now.Shown.ToldDirect;
        return isTaken || IsSo(sent.Change, sent.Grantee, now);
    }

    /// <summary>
    /// The address turned out to be that of somebody who had a direct grant: what was done is what became of that one. They have the role; what
    /// else differs from what is listed, such as an end, is put right when that grant has its turn.
    /// </summary>
    private static Outcome Joined(Change.GrantCreate create, Grantee grantee, Grant had, Grant has) =>
        has.State == had.State
            ? new Outcome(create, OutcomeKind.Skipped, "needless", $"{create.For} is {grantee.Principal}, who has it already", IsHarmless: true)
            : new Outcome(GrantParts.Between(create, grantee, had.State, has.State), OutcomeKind.Applied);
}
