using System.Collections.Immutable;

namespace Reeve.Core.Reaching;

/// <summary>How an account stands in the Directory.</summary>
public enum AccountState : byte
{
    /// <summary>Somebody can sign in with it.</summary>
    Active,

    /// <summary>Nobody can sign in with it until it is reinstated; its grants stay.</summary>
    Suspended,

    /// <summary>The Directory knows no such account.</summary>
    Gone,
}

/// <summary>One account of the workspace.</summary>
/// <param name="Address">Its primary address, in lower case.</param>
/// <param name="State">How it stands.</param>
/// <param name="Aliases">Its other addresses, in lower case.</param>
public sealed record Account(string Address, AccountState State, ImmutableArray<string> Aliases)
{
    /// <summary>An account without aliases.</summary>
    public Account(string address, AccountState state)
        : this(address, state, [])
    {
    }
}
