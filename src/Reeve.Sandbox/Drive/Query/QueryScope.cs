using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive.Query;

/// <summary>Whose eyes a query is evaluated with: <c>me</c>, <c>root</c> and stars depend on it.</summary>
/// <param name="Company">The workspace.</param>
/// <param name="Caller">The calling user.</param>
internal sealed record QueryScope(Company Company, Caller Caller)
{
    /// <summary>Returns whoever has an address, <c>me</c> being the caller; null for nobody.</summary>
    public Principal? Person(string address) => address == "me" ? Caller.Account : Company.Roster.Find(address);
}
