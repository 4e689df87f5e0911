using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>What has to be over before a grant can be made: Google writes nothing for one that is already inherited.</summary>
[Flags]
public enum Obstacle
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>What the item inherits until it is limited.</summary>
    Inheritance = 1,

    /// <summary>A grant on a folder above, which goes in the same plan.</summary>
    GrantAbove = 2,

    /// <summary>That a folder above is theirs, which goes to another owner in the same plan.</summary>
    OwnerAbove = 4,
}

/// <summary>What is not as the policy says, at one item.</summary>
public abstract record Verdict
{
    private Verdict(Item item) => Item = item;

    /// <summary>Where.</summary>
    public Item Item { get; }

    /// <summary>A direct grant that must come, go or be another.</summary>
    /// <param name="Item">Where.</param>
    /// <param name="Grantee">Whose; the id is the principal's text where the service has told none yet.</param>
    /// <param name="Before">The direct grant as it is; null if there is none.</param>
    /// <param name="After">The direct grant as it is to be; null if there is to be none.</param>
    /// <param name="Why">The rule that asks for it, for people.</param>
    public sealed record GrantOff(Item Item, Grantee Grantee, GrantState? Before, GrantState? After, string Why) : Verdict(Item)
    {
        /// <summary>What has to be over before.</summary>
        public Obstacle Obstacle { get; init; }

        /// <summary>Whether it gives something, rather than takes.</summary>
        public bool Gives => After is { } after && (Before is not { } before || after.Role > before.Role
            || (after.Role == before.Role && !(before.Findable && !after.Findable) && (Lasts(after) > Lasts(before) || (after.Findable && !before.Findable))));

        private static DateTimeOffset Lasts(GrantState state) => state.ExpiresAt ?? DateTimeOffset.MaxValue;
    }

    /// <summary>Switches of an item that stand wrong.</summary>
    /// <param name="Item">Where.</param>
    /// <param name="Before">Those that stand wrong, as they are.</param>
    /// <param name="After">The same, as they are to be.</param>
    /// <param name="Why">The rules that ask for it, for people.</param>
    public sealed record SwitchesOff(Item Item, Switches Before, Switches After, string Why) : Verdict(Item);

    /// <summary>An item that belongs to somebody else than the policy says.</summary>
    /// <param name="Item">Where.</param>
    /// <param name="From">Who owns it.</param>
    /// <param name="To">Who is to own it.</param>
    /// <param name="Had">What the new owner has there directly; null: nothing.</param>
    /// <param name="Keeps">What the old owner is to have there directly afterwards; null: nothing.</param>
    /// <param name="Why">The rule that asks for it, for people.</param>
    public sealed record OwnerOff(Item Item, Grantee From, Grantee To, GrantState? Had, GrantState? Keeps, string Why) : Verdict(Item);

    /// <summary>Restrictions of a shared drive that stand wrong.</summary>
    /// <param name="Item">The root of the drive.</param>
    /// <param name="Before">Those that stand wrong, as they are.</param>
    /// <param name="After">The same, as they are to be.</param>
    /// <param name="Why">The rules that ask for it, for people.</param>
    public sealed record RestrictionsOff(Item Item, Restrictions Before, Restrictions After, string Why) : Verdict(Item);

    /// <summary>Something that is only reported.</summary>
    /// <param name="Item">Where.</param>
    /// <param name="Problem">What to say of it.</param>
    public sealed record Reported(Item Item, Problem Problem) : Verdict(Item)
    {
        internal Reported(Item item, string code, string message)
            : this(item, Problem.At(item, code, message))
        {
        }
    }
}
