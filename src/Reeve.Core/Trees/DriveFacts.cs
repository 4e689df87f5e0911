namespace Reeve.Core.Trees;

/// <summary>What the service tells of the shared drive that a tree is, or lies in.</summary>
/// <param name="Id">Its id, which is the id of its root folder as well.</param>
/// <param name="Name">Its name, any character is possible.</param>
/// <param name="Restrictions">What holds in it now; a null part: the service does not tell.</param>
public sealed record DriveFacts(string Id, string Name, Restrictions Restrictions)
{
    /// <summary>Whether nobody that can be acted as sees what is in it, so that only its members were read.</summary>
    public bool IsUnread { get; init; }
}
