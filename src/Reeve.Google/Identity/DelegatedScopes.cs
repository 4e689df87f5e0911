using System.Collections.Concurrent;

namespace Reeve.Google.Identity;

/// <summary>Which scopes have been found to be delegated. Delegation is to the client, so what works for one user works for all. Thread-safe.</summary>
internal sealed class DelegatedScopes
{
    private readonly ConcurrentDictionary<string, DelegatedScope> _working = new(StringComparer.Ordinal);

    /// <summary>The scope that has worked; null as long as none has.</summary>
    public DelegatedScope? Find(ScopeLadder ladder) => _working.GetValueOrDefault(ladder.Name);

    /// <summary>Takes note of a scope that works.</summary>
    /// <param name="ladder">What for.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="isGranted">Whether it was granted now, not kept from earlier.</param>
    public void Add(ScopeLadder ladder, string scope, bool isGranted) =>
        _working.AddOrUpdate(ladder.Name, new DelegatedScope(scope, isGranted), (_, known) => new(scope, isGranted || (known.IsGranted && known.Scope == scope)));

    /// <summary>Takes note that a token was refused, so that its scope may have been withdrawn since.</summary>
    public void Doubt(ScopeLadder ladder)
    {
        if (Find(ladder) is { IsGranted: true } known)
        {
            _working.TryUpdate(ladder.Name, known with { IsGranted = false }, known);
        }
    }
}

/// <summary>A scope that has worked.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="IsGranted">Whether this process was granted it; one that is known by a token kept from earlier may have been withdrawn since.</param>
internal sealed record DelegatedScope(string Scope, bool IsGranted);
