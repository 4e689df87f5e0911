namespace Reeve.Google.Calls;

/// <summary>A documented method and its price.</summary>
/// <param name="Name">As in the reference, such as <c>files.list</c>.</param>
/// <param name="Units">Quota units a call.</param>
internal sealed record GoogleMethod(string Name, int Units);
