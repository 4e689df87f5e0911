using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive.Query;

/// <summary>Whose eyes a query is evaluated with: <c>me</c>, <c>root</c> and stars depend on it.</summary>
/// <param name="Company">The workspace.</param>
/// <param name="Caller">The calling user.</param>
/// <param name="SupportsAllDrives">False if folders in shared drives do not exist for the caller's program.</param>
internal sealed record QueryScope(Company Company, Caller Caller, bool SupportsAllDrives)
{
    /// <summary>Returns whoever has an address, <c>me</c> being the caller; null for nobody.</summary>
    public Principal? Person(string address) => address == "me" ? Caller.Account : Company.Roster.Find(address);
}
