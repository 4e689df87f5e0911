namespace Reeve.Sandbox.State;

/// <summary>A role given directly on one item; owners are kept apart, in <see cref="Item.Owner"/>.</summary>
/// <param name="Principal">Whoever has it.</param>
/// <param name="Role">At least reader, never owner.</param>
/// <param name="ExpiresAt">When it ends by itself; null for never.</param>
/// <param name="Findable">For a domain: found by search (<c>allowFileDiscovery</c>). Links carry it in their principal.</param>
internal sealed record Grant(Principal Principal, Role Role, DateTimeOffset? ExpiresAt, bool Findable);
