using Reeve.Core.Policies;

namespace Reeve.Engine.Asking;

/// <summary>What is asked about, and as whom.</summary>
public sealed record AskRequest
{
    /// <summary>The policy; null: there is none, and <see cref="As"/> tells who is inside.</summary>
    public Policy? Policy { get; init; }

    /// <summary>Trees of the policy by name; folders and drives by id or URL; none: all trees of the policy.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>All that this user owns; null: nobody's.</summary>
    public string? User { get; init; }

    /// <summary>Who reads; null: whom the policy names.</summary>
    public string? As { get; init; }

    /// <summary>Whether to read again, though a crawl is kept.</summary>
    public bool IsFresh { get; init; }

    /// <summary>Who is inside: what the policy says, else the domain of whoever asks.</summary>
    /// <exception cref="EngineException">Neither tells.</exception>
    internal Workspace Workspace => Policy?.Workspace ?? (As is { } user && user.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < user.Length - 1
        ? new Workspace([user[(at + 1)..].ToLowerInvariant()], [], user.ToLowerInvariant())
        : throw new EngineException(EngineFault.Usage, As is null
            ? "There is no policy here, so say who asks: `--as USER`, an administrator's address, whose domain counts as inside; or name a policy with `--policy FILE`."
            : $"`{As}` is not the address of a user; write it like `ada@corp.example`."));
}
