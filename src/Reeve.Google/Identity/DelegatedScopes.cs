using System.Collections.Concurrent;

namespace Reeve.Google.Identity;

/// <summary>Which scopes have been found to be delegated. Delegation is to the client, so what works for one user works for all. Thread-safe.</summary>
internal sealed class DelegatedScopes
{
    private readonly ConcurrentDictionary<string, string> _working = new(StringComparer.Ordinal);

    /// <summary>The scope that has worked; null as long as none has.</summary>
    public string? Find(ScopeLadder ladder) => _working.GetValueOrDefault(ladder.Name);

    /// <summary>Takes note of a scope that works.</summary>
    public void Add(ScopeLadder ladder, string scope) => _working[ladder.Name] = scope;
}
