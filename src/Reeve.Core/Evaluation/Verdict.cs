using Reeve.Core.Trees;

namespace Reeve.Core.Evaluation;

/// <summary>What is not as the policy says, at one item.</summary>
public abstract record Verdict
{
    private Verdict(Item item) => Item = item;

    /// <summary>Where.</summary>
    public Item Item { get; }

    /// <summary>A direct grant that must come, go or be another.</summary>
    public sealed record GrantOff : Verdict
    {
        internal GrantOff(Item item, Grantee grantee, GrantState? before, GrantState? after, string why)
            : base(item) => (Grantee, Before, After, Why) = (grantee, before, after, why);

        /// <summary>Whose; the id is the principal's text where the service has told none yet.</summary>
        public Grantee Grantee { get; }

        /// <summary>The direct grant as it is; null if there is none.</summary>
        public GrantState? Before { get; }

        /// <summary>The direct grant as it is to be; null if there is to be none.</summary>
        public GrantState? After { get; }

        /// <summary>The rule that asks for it, for people.</summary>
        public string Why { get; }

        /// <summary>Whether it gives something, rather than takes.</summary>
        public bool Gives => After is { } after && (Before is not { } before || after.Role > before.Role
            || (after.Role == before.Role && before.ExpiresAt is not null && after.ExpiresAt is null && !(before.Findable && !after.Findable)));
    }

    /// <summary>A switch for re-sharing that stands wrong.</summary>
    public sealed record ResharingOff : Verdict
    {
        internal ResharingOff(Item item, bool wanted, string why)
            : base(item) => (Wanted, Why) = (wanted, why);

        /// <summary>Whether writers are to be able to share.</summary>
        public bool Wanted { get; }

        /// <summary>The rule that asks for it, for people.</summary>
        public string Why { get; }
    }

    /// <summary>Something that is only reported.</summary>
    public sealed record Reported : Verdict
    {
        internal Reported(Item item, string code, string message)
            : base(item) => Problem = Problem.At(item, code, message);

        /// <summary>What to say of it.</summary>
        public Problem Problem { get; }
    }
}
