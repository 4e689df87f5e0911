namespace Reeve.Engine.Ports;

/// <summary>In whose name a call is made.</summary>
/// <param name="User">An address.</param>
/// <param name="AsAdmin">As an administrator of the domain, who need not be a member of the shared drive that is written.</param>
internal readonly record struct Acting(string User, bool AsAdmin = false);
