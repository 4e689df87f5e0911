namespace Reeve.Core.Policies;

/// <summary>An exception: on one item and what is below it, somebody may have a role until a day; nothing is created for it.</summary>
/// <param name="File">The file id of the item.</param>
/// <param name="Allow">Who, and up to which role.</param>
/// <param name="Until">No longer honoured from this day on (UTC).</param>
/// <param name="Reason">Why, for people.</param>
public sealed record Exemption(string File, Access Allow, DateOnly Until, string Reason)
{
    /// <summary>The line of the policy it begins on, from 1; 0 if it was not read from a file.</summary>
    public int Line { get; init; }
}
