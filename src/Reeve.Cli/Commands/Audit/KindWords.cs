using System.Diagnostics;
using Reeve.Core.Reaching;

namespace Reeve.Cli.Commands.Audit;

/// <summary>The kinds of exposure, in words.</summary>
internal static class KindWords
{
    /// <summary>What a kind is.</summary>
    public static string Of(ExposureKind kind) => kind switch
    {
        ExposureKind.Findable => "anyone, and search finds it",
        ExposureKind.Anyone => "anyone who has the link",
        ExposureKind.Personal => "somebody's personal account",
        ExposureKind.External => "somebody outside",
        ExposureKind.OwnerOutside => "owned by somebody outside",
        ExposureKind.GroupWithOutsiders => "a group of yours with outsiders in it",
        ExposureKind.OwnerGone => "the owner is suspended or deleted",
        ExposureKind.DriveWithoutOrganizer => "a shared drive that nobody active manages",
        ExposureKind.Trusted => "somebody of a trusted domain",
        ExposureKind.DomainWide => "everyone in a domain of yours",
        ExposureKind.ExceptionEnding => "an exception that ends within two weeks",
        _ => throw new UnreachableException(),
    };
}
