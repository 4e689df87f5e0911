namespace Reeve.Sandbox.State;

/// <summary>What an item is to be made of.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MimeType">Its type.</param>
/// <param name="Owner">Who owns it; in a shared drive, who made it, null for nobody known.</param>
/// <param name="Parent">The folder it is put in, or the root of a shared drive; null for the owner's My Drive root.</param>
internal sealed record ItemDraft(string Name, string MimeType, Principal? Owner, Item? Parent)
{
    /// <summary>Its id; null for a new one.</summary>
    public string? Id { get; init; }

    /// <summary>True if it is to lie in no folder at all.</summary>
    public bool Orphan { get; init; }

    public string? TargetId { get; init; }

    public string? TargetMimeType { get; init; }

    public long? Size { get; init; }

    /// <summary>Null for now.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Null for the time of creation.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }
}
