using System.Collections.Concurrent;
using Reeve.Google.Drive;

namespace Reeve.Google.Identity;

/// <summary>Which scopes have been found to be delegated. Delegation is to the client, so what works for one user works for all. Thread-safe.</summary>
internal sealed class DelegatedScopes
{
    private readonly ConcurrentDictionary<DriveAccess, string> _working = new();

    /// <summary>The scope that has worked; null as long as none has.</summary>
    public string? Find(DriveAccess access) => _working.GetValueOrDefault(access);

    /// <summary>Takes note of a scope that works.</summary>
    public void Add(DriveAccess access, string scope) => _working[access] = scope;
}
