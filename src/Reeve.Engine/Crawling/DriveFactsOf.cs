using Reeve.Core.Trees;
using Reeve.Google.Drive;

namespace Reeve.Engine.Crawling;

/// <summary>Turns what the service tells of a shared drive into facts.</summary>
internal static class DriveFactsOf
{
    /// <summary>The facts of a drive; what is not told stays open.</summary>
    public static DriveFacts ToFacts(this SharedDrive drive) => new(drive.Id, drive.Name, drive.Restrictions is not { } has ? Restrictions.None : new Restrictions(
        Resharing: !has.SharingFoldersRequiresOrganizer,
        Download: !has.CopyRequiresWriter,
        MembersOnly: has.MembersOnly,
        InternalOnly: has.DomainUsersOnly));
}
