namespace Reeve.Core.Trees;

/// <summary>Switches of one item; null: not spoken of.</summary>
/// <param name="Resharing">Whether writers may share it further.</param>
/// <param name="Download">Whether readers and commenters may download, print and copy it.</param>
/// <param name="Limited">Whether it inherits nothing; folders only.</param>
public readonly record struct Switches(bool? Resharing = null, bool? Download = null, bool? Limited = null);
