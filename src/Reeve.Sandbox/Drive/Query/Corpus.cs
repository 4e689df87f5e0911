using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive.Query;

/// <summary>What files.list searches, as its parameters say.</summary>
/// <remarks>Source: Drive API v3, files.list, "corpora"; Drive guide "Search for shared drives", "Search for content".</remarks>
/// <param name="Drive">The one shared drive to search; null for none in particular.</param>
/// <param name="AllDrives">True to search every shared drive that the caller is a member of, besides what is theirs.</param>
/// <param name="IncludesDrives">False if items in shared drives are to be left out.</param>
internal sealed record Corpus(SharedDrive? Drive, bool AllDrives, bool IncludesDrives)
{
    /// <summary>Reads the parameters, the former names of some of them too.</summary>
    /// <exception cref="RefusedException">They do not go together, or there is no such drive for the caller.</exception>
    public static Corpus Read(DriveCall call)
    {
        var corpora = call.Query("corpora") ?? call.Query("corpus") ?? "user";
        var includes = call.Flag("includeItemsFromAllDrives") || call.Flag("includeTeamDriveItems");
        var driveId = call.Query("driveId") ?? call.Query("teamDriveId");
        if (corpora is not ("user" or "domain" or "drive" or "allDrives" or "teamDrive" or "allTeamDrives"))
        {
            throw Refusals.Invalid("corpora");
        }

        if (includes && !call.SupportsAllDrives)
        {
            throw Refusals.Forbidden("supportsTeamDrivesRequired", "The supportsAllDrives parameter must be enabled when includeItemsFromAllDrives is.");
        }

        if ((corpora is "drive" or "teamDrive") != driveId is not null)
        {
            throw Refusals.Invalid("driveId", "The driveId parameter must be specified if and only if corpora is set to drive.");
        }

        if (corpora is "drive" or "allDrives" or "teamDrive" or "allTeamDrives" && !includes)
        {
            throw Refusals.Invalid("corpora", "The includeItemsFromAllDrives parameter must be enabled for this corpora.");
        }

        return new Corpus(driveId is null ? null : call.MemberDrive(driveId), corpora is "allDrives" or "allTeamDrives", includes);
    }

    /// <summary>True if an item that the query names no folder for is searched.</summary>
    public bool Has(Item item, Caller caller) =>
        Drive is not null ? ReferenceEquals(item.Drive, Drive) && Access.CanSee(item, caller)
        : item.Drive is not { } drive ? Access.IsInCorpus(item, caller)
        : IncludesDrives && (AllDrives && drive.MemberRole(caller.Everything) != Role.None ? Access.CanSee(item, caller) : Access.IsInCorpus(item, caller));

    /// <summary>True if an item in a folder that the query names is searched.</summary>
    public bool HasInFolder(Item item, Caller caller) =>
        (Drive is not null ? ReferenceEquals(item.Drive, Drive) : IncludesDrives || item.Drive is null) && Access.CanSee(item, caller);

    /// <summary>The parameters as a text, so that a page token is good for the same ones only.</summary>
    public override string ToString() => $"{Drive?.Id} {AllDrives} {IncludesDrives}";
}
