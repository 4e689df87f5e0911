namespace Reeve.Google.Directory;

/// <summary>Which users to list; all of the organisation's if nothing is said.</summary>
/// <remarks>Source: Directory API, users.list.</remarks>
public sealed record DirectoryUserSearch
{
    /// <summary>One domain's users.</summary>
    /// <value>Default null: all domains of the organisation.</value>
    public string? Domain { get; init; }

    /// <summary>A search such as <c>isSuspended=true orgUnitPath='/Sales'</c>: clauses with blanks between, all of which must hold.</summary>
    /// <value>Default null: everybody. Source: Directory API, "Search for users".</value>
    public string? Query { get; init; }

    /// <summary>Those who were deleted in the last 20 days, and nobody else.</summary>
    public bool ShowDeleted { get; init; }
}
