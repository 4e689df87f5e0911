using Reeve.Google.Calls;
using Reeve.Google.Directory.Wire;
using Reeve.Google.Identity;
using Reeve.Http;
using Reeve.Http.Failures;
using Reeve.Http.Paging;

namespace Reeve.Google.Directory;

/// <summary>The organisation's users, groups and domains, as an administrator reads them. Thread-safe.</summary>
/// <remarks>
/// A method returns null, or throws an <see cref="ApiException"/> of <see cref="ApiFault.NotFound"/>, for whoever is not in this
/// organisation's directory, and says so only once it is known that this administrator may ask: the service itself answers the same to
/// an outsider's address and to somebody who may not ask. <see cref="WhyRefused"/> tells whether the Directory may not be asked at all.
/// What was changed a moment ago may not show yet, for ten minutes at the longest. Source: Directory API v1, reference.
/// </remarks>
public sealed class DirectoryApi
{
    private readonly string _admin;
    private readonly Func<ScopeLadder, GoogleCalls> _calls;

    // What has once been allowed; only ever set, so that it needs no lock.
    private bool _mayReadUsers;
    private bool _mayReadGroups;

    /// <param name="admin">Who asks.</param>
    /// <param name="calls">Makes the calls with a token of a scope of these.</param>
    internal DirectoryApi(string admin, Func<ScopeLadder, GoogleCalls> calls)
    {
        _admin = admin;
        _calls = calls;
    }

    /// <summary>Tells why the Directory may not be asked; null if a failure says nothing of the kind, such as one of the network.</summary>
    /// <param name="failure">Why a call failed.</param>
    public static DirectoryRefusal? WhyRefused(ApiException failure) =>
        GoogleDiagnosis.IsApiDisabled(failure) ? DirectoryRefusal.ApiDisabled
        : GoogleFaults.IsNotAdministrator(failure) ? DirectoryRefusal.NotAdministrator
        : GoogleFaults.IsAboutScope(failure) || TokenFaults.IsAboutScope(failure) || TokenFaults.IsRestricted(failure) ? DirectoryRefusal.NotDelegated
        : TokenFaults.IsAboutSubject(failure) || ServiceAccountIdentity.IsNotAdmitted(failure) || OwnIssuer.IsNotDelegable(failure) ? DirectoryRefusal.CannotActAs
        : null;

    /// <summary>Finds a user.</summary>
    /// <param name="key">The primary address, an alias, or the ID.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Null for whoever is no user of this organisation. A deleted user is none.</returns>
    public Task<DirectoryUser?> GetUserAsync(string key, CancellationToken cancellationToken) =>
        FindAsync(DirectoryAccess.Users, DirectoryMethods.UsersGet, DirectoryPath.User(key), DirectoryReader.ReadUser, cancellationToken);

    /// <summary>Lists users.</summary>
    /// <param name="search">Which.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    public IAsyncEnumerable<DirectoryUser> ListUsersAsync(DirectoryUserSearch search, CancellationToken cancellationToken)
    {
        var path = DirectoryPath.Users(search);

        return Pages.EachAsync(
            (token, stop) => ReadAsync(DirectoryAccess.Users, DirectoryMethods.UsersList, path + DirectoryPath.Page(token), DirectoryReader.ReadUsers, stop), cancellationToken);
    }

    /// <summary>Finds a group.</summary>
    /// <param name="key">Its address, an alias, or its ID.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Null for what is no group of this organisation.</returns>
    public Task<DirectoryGroup?> GetGroupAsync(string key, CancellationToken cancellationToken) =>
        FindAsync(DirectoryAccess.Groups, DirectoryMethods.GroupsGet, DirectoryPath.Group(key), DirectoryReader.ReadGroup, cancellationToken);

    /// <summary>Lists all groups of the organisation.</summary>
    /// <param name="cancellationToken">Stops the list.</param>
    public IAsyncEnumerable<DirectoryGroup> ListGroupsAsync(CancellationToken cancellationToken)
    {
        var path = DirectoryPath.Groups();

        return Pages.EachAsync(
            (token, stop) => ReadAsync(DirectoryAccess.Groups, DirectoryMethods.GroupsList, path + DirectoryPath.Page(token), DirectoryReader.ReadGroups, stop), cancellationToken);
    }

    /// <summary>Lists the groups that somebody is a member of: of their own, not through another group.</summary>
    /// <param name="userKey">The address or ID of a user or group; of somebody outside the address.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    /// <exception cref="ApiException">With <see cref="ApiFault.NotFound"/> there is nobody of that address.</exception>
    public IAsyncEnumerable<DirectoryGroup> ListGroupsOfAsync(string userKey, CancellationToken cancellationToken)
    {
        var path = DirectoryPath.GroupsOf(userKey);

        return Pages.EachAsync(
            (token, stop) => AskAboutAsync(DirectoryAccess.Groups, DirectoryMethods.GroupsList, path + DirectoryPath.Page(token), DirectoryReader.ReadGroups, stop), cancellationToken);
    }

    /// <summary>Lists who is in a group.</summary>
    /// <param name="groupKey">The group's address, an alias, or its ID.</param>
    /// <param name="includeDerived">Those in groups within it as well, who may come more than once, with the groups themselves.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    /// <exception cref="ApiException">With <see cref="ApiFault.NotFound"/> there is no such group in this organisation.</exception>
    public IAsyncEnumerable<DirectoryMember> ListMembersAsync(string groupKey, bool includeDerived, CancellationToken cancellationToken)
    {
        var path = DirectoryPath.Members(groupKey, includeDerived);

        return Pages.EachAsync(
            (token, stop) => AskAboutAsync(DirectoryAccess.Members, DirectoryMethods.MembersList, path + DirectoryPath.Page(token), DirectoryReader.ReadMembers, stop), cancellationToken);
    }

    /// <summary>Lists the organisation's domains.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<IReadOnlyList<DirectoryDomain>> ListDomainsAsync(CancellationToken cancellationToken) =>
        ReadAsync(DirectoryAccess.Domains, DirectoryMethods.DomainsList, DirectoryPath.Domains(), DirectoryReader.ReadDomains, cancellationToken);

    /// <summary>Lists the organisation's units, the highest as well.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<IReadOnlyList<DirectoryOrgUnit>> ListOrgUnitsAsync(CancellationToken cancellationToken) =>
        ReadAsync(DirectoryAccess.OrgUnits, DirectoryMethods.OrgUnitsList, DirectoryPath.OrgUnits(), DirectoryReader.ReadOrgUnits, cancellationToken);

    private async Task<T?> FindAsync<T>(DirectoryAccess access, GoogleMethod method, string path, AnswerReader<T> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await AskAboutAsync(access, method, path, read, cancellationToken);
        }
        catch (ApiException failure) when (GoogleFaults.IsNotInDirectory(failure))
        {
            return null;
        }
    }

    /// <summary>Asks about somebody by name, and tells whoever belongs to another organisation from an administrator who may not ask.</summary>
    private async Task<T> AskAboutAsync<T>(DirectoryAccess access, GoogleMethod method, string path, AnswerReader<T> read, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(access, method, path, read, cancellationToken);
        }
        catch (ApiException failure) when (GoogleFaults.IsNotAdministrator(failure))
        {
            if (await MayAskAsync(access, cancellationToken)) throw GoogleFaults.NotInDirectory(failure);

            throw;
        }
    }

    private async Task<T> ReadAsync<T>(DirectoryAccess access, GoogleMethod method, string path, AnswerReader<T> read, CancellationToken cancellationToken)
    {
        var answer = await _calls(DirectoryScopes.For(access)).ReadAsync(method, path, read, cancellationToken);
        if (access == DirectoryAccess.Users) _mayReadUsers = true;
        if (access is DirectoryAccess.Groups or DirectoryAccess.Members) _mayReadGroups = true;

        return answer;
    }

    /// <summary>Tells whether this administrator may ask about users, or about groups, by asking what every such administrator may.</summary>
    private async Task<bool> MayAskAsync(DirectoryAccess access, CancellationToken cancellationToken)
    {
        if (access == DirectoryAccess.Users ? _mayReadUsers : _mayReadGroups) return true;

        try
        {
            if (access == DirectoryAccess.Users) await ReadAsync(access, DirectoryMethods.UsersGet, DirectoryPath.User(_admin), DirectoryReader.ReadUser, cancellationToken);
            else await ReadAsync(DirectoryAccess.Groups, DirectoryMethods.GroupsList, DirectoryPath.AnyGroup(), DirectoryReader.ReadGroups, cancellationToken);

            return true;
        }
        catch (ApiException failure) when (WhyRefused(failure) is not null)
        {
            return false;
        }
    }
}
