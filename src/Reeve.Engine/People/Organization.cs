using System.Collections.Concurrent;
using System.Diagnostics;
using Reeve.Google.Directory;
using Reeve.Http.Failures;

namespace Reeve.Engine.People;

/// <summary>Users and groups of the organisation as the Directory tells them, each asked for once. Thread-safe.</summary>
/// <remarks>
/// Once the Directory has refused a kind of question, it is not asked that again: <see cref="WhyNotAsked"/> says why. A failure that says
/// nothing of rights, such as one of the network, is thrown, and nobody is taken to be unknown for it.
/// </remarks>
/// <param name="directory">The Directory; null where the policy names no administrator to ask it as.</param>
/// <param name="admin">That administrator.</param>
internal sealed class Organization(DirectoryApi? directory, string? admin)
{
    private const string Unknown = "other names of listed addresses, who is suspended and who is in a group are not known";

    private readonly ConcurrentDictionary<string, Lazy<Task<Answer<DirectoryUser>>>> _users = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<Answer<DirectoryGroup>>>> _groups = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<Answer<IReadOnlyList<DirectoryMember>>>>> _members = new(StringComparer.Ordinal);
    private readonly Refusals _ofUsers = new();
    private readonly Refusals _ofGroups = new();

    /// <summary>Why somebody could not be asked about, one sentence; null if all that was asked was answered.</summary>
    public string? WhyNotAsked => _ofUsers.First ?? _ofGroups.First;

    /// <summary>Finds a user by primary address or alias.</summary>
    public Task<Answer<DirectoryUser>> UserAsync(string address, CancellationToken cancellationToken) =>
        Once(_users, address, () => AskAsync(_ofUsers, one => one.GetUserAsync(address, cancellationToken)));

    /// <summary>Finds a group by its address or an alias.</summary>
    public Task<Answer<DirectoryGroup>> GroupAsync(string address, CancellationToken cancellationToken) =>
        Once(_groups, address, () => AskAsync(_ofGroups, one => one.GetGroupAsync(address, cancellationToken)));

    /// <summary>Lists who is in a group, at whatever depth, the groups within it as well; nobody found: there is no such group.</summary>
    public Task<Answer<IReadOnlyList<DirectoryMember>>> MembersAsync(string group, CancellationToken cancellationToken) =>
        Once(_members, group, () => AskAsync(_ofGroups, async one => await ListAsync(one, group, cancellationToken)));

    private static async Task<IReadOnlyList<DirectoryMember>?> ListAsync(DirectoryApi directory, string group, CancellationToken cancellationToken)
    {
        try
        {
            return await directory.ListMembersAsync(group, includeDerived: true, cancellationToken).ToListAsync(cancellationToken);
        }
        catch (ApiException gone) when (gone.Fault is ApiFault.NotFound)
        {
            return null;
        }
    }

    private static Task<Answer<T>> Once<T>(ConcurrentDictionary<string, Lazy<Task<Answer<T>>>> asked, string key, Func<Task<Answer<T>>> ask)
        where T : class => asked.GetOrAdd(key, _ => new(ask)).Value;

    private async Task<Answer<T>> AskAsync<T>(Refusals refusals, Func<DirectoryApi, Task<T?>> ask)
        where T : class
    {
        if (directory is null)
        {
            refusals.First ??= Sentence(null);
        }

        if (refusals.First is not null)
        {
            return default;
        }

        try
        {
            return new(true, await ask(directory!));
        }
        catch (ApiException failure) when (DirectoryApi.WhyRefused(failure) is { } refusal)
        {
            refusals.First ??= Sentence(refusal);
            return default;
        }
    }

    /// <summary>Says why, and what is not known for it; null: there was nobody to ask as.</summary>
    private string Sentence(DirectoryRefusal? refusal) => refusal switch
    {
        null => $"No administrator is named to ask the Directory as: {Unknown}; add `admin: <administrator>` under `workspace`.",
        DirectoryRefusal.CannotActAs => $"`{admin}` (`workspace.admin`) cannot be acted as, so the Directory was not asked: {Unknown}; name an administrator of the workspace.",
        DirectoryRefusal.NotAdministrator => $"`{admin}` (`workspace.admin`) may not read the Directory: {Unknown}; name an administrator who may read users and groups.",
        DirectoryRefusal.NotDelegated => $"The Directory's scopes are not delegated to the service account, so it was not asked: {Unknown}; run `reeve doctor`.",
        DirectoryRefusal.ApiDisabled => $"The Admin SDK API is not enabled in the service account's project, so the Directory was not asked: {Unknown}; enable it in the Cloud console › APIs & Services.",
        _ => throw new UnreachableException(),
    };

    /// <summary>What one kind of question was refused for.</summary>
    private sealed class Refusals
    {
        public string? First { get; set; }
    }
}
