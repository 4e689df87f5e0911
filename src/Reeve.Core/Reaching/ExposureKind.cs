using System.Diagnostics;

namespace Reeve.Core.Reaching;

/// <summary>What makes something an exposure; in this order they are shown, worst first.</summary>
public enum ExposureKind : byte
{
    /// <summary>Anyone, and search engines find it.</summary>
    Findable,

    /// <summary>Anyone who has the link.</summary>
    Anyone,

    /// <summary>Somebody's personal account, of a domain where anybody can have one.</summary>
    Personal,

    /// <summary>Somebody outside.</summary>
    External,

    /// <summary>The owner is outside.</summary>
    OwnerOutside,

    /// <summary>A group of the workspace that holds outsiders.</summary>
    GroupWithOutsiders,

    /// <summary>The owner is suspended, or deleted.</summary>
    OwnerGone,

    /// <summary>A shared drive that nobody active manages.</summary>
    DriveWithoutOrganizer,

    /// <summary>Somebody of a domain that the policy trusts.</summary>
    Trusted,

    /// <summary>Everyone in a domain of the workspace.</summary>
    DomainWide,

    /// <summary>An exception of the policy that is about to end.</summary>
    ExceptionEnding,
}

/// <summary>The kinds as reports write them.</summary>
public static class ExposureKinds
{
    /// <summary>All of them, worst first.</summary>
    public static IReadOnlyList<ExposureKind> All { get; } = Enum.GetValues<ExposureKind>();

    /// <summary>Returns the name of <paramref name="kind"/>: <c>group-with-outsiders</c>, …</summary>
    public static string Name(this ExposureKind kind) => kind switch
    {
        ExposureKind.Findable => "findable",
        ExposureKind.Anyone => "anyone",
        ExposureKind.Personal => "personal",
        ExposureKind.External => "external",
        ExposureKind.OwnerOutside => "owner-outside",
        ExposureKind.GroupWithOutsiders => "group-with-outsiders",
        ExposureKind.OwnerGone => "owner-gone",
        ExposureKind.DriveWithoutOrganizer => "drive-without-organizer",
        ExposureKind.Trusted => "trusted",
        ExposureKind.DomainWide => "domain-wide",
        ExposureKind.ExceptionEnding => "exception-ending",
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether it lets somebody outside in, rather than being a thing to look after.</summary>
    public static bool IsOutward(this ExposureKind kind) => kind is not
        (ExposureKind.OwnerGone or ExposureKind.DriveWithoutOrganizer or ExposureKind.DomainWide or ExposureKind.ExceptionEnding);
}
