namespace Reeve.Sandbox.State;

/// <summary>All the principals that somebody counts as: themselves, their groups, and perhaps their domain and anyone.</summary>
/// <remarks>Compared by reference: one object stands for one user in one state of the directory.</remarks>
internal sealed class Reach(HashSet<Principal> principals)
{
    /// <summary>True if a grant to the principal is a grant to this user.</summary>
    public bool Includes(Principal principal) => principals.Contains(principal);
}
