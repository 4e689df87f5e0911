namespace Reeve.Sandbox.State;

/// <summary>In whose name a call is made.</summary>
/// <param name="Account">The user, or the service account itself.</param>
/// <param name="Explicit">Themselves and the groups they are in, however deep.</param>
/// <param name="Everything">The same, with their domain and the links.</param>
internal sealed record Caller(Principal Account, Reach Explicit, Reach Everything);
