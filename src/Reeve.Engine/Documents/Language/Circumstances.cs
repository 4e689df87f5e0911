namespace Reeve.Engine.Documents.Language;

/// <summary>What is known of the surroundings of a key, as far as some other key or word has no place in them.</summary>
[Flags]
internal enum Circumstances
{
    /// <summary>Nothing that matters.</summary>
    None = 0,

    /// <summary>The tree has <c>mode: ceiling</c>.</summary>
    Ceiling = 1,

    /// <summary>The tree has <c>mode: floor</c>.</summary>
    Floor = 2,

    /// <summary>The tree starts at a folder: <c>root</c>.</summary>
    AtFolder = 4,

    /// <summary>The tree is a whole shared drive: <c>drive</c>.</summary>
    AtDrive = 8,

    /// <summary>The entry names a user.</summary>
    OfUser = 16,

    /// <summary>The entry names a group.</summary>
    OfGroup = 32,

    /// <summary>The entry names a domain.</summary>
    OfDomain = 64,

    /// <summary>The entry names anyone.</summary>
    OfAnyone = 128,

    /// <summary>The override has <c>ignore: true</c>.</summary>
    Ignored = 256,
}
