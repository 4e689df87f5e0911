namespace Reeve.Google.Directory;

/// <summary>What kind of member a member is.</summary>
public enum DirectoryMemberType
{
    /// <summary>A user, of this organisation or of another one: the address tells.</summary>
    User,

    /// <summary>Another group, with all its members.</summary>
    Group,

    /// <summary>All users of the organisation.</summary>
    Customer,

    /// <summary>Somebody outside of Google's directories.</summary>
    External,

    /// <summary>A kind that is not known here: whom it lets in is not known either.</summary>
    Other,
}
