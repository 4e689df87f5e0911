namespace Reeve.Google.Drive;

/// <summary>One origin of a grant: the item itself, or something above.</summary>
/// <param name="Role">The role from that origin.</param>
/// <param name="Inherited">False: granted on the item itself.</param>
/// <param name="InheritedFrom">The folder or shared drive it comes from; null if direct, and always in My Drive.</param>
/// <param name="PermissionType"><c>file</c>, or <c>member</c> for a membership of the shared drive.</param>
/// <remarks>Source: Drive API v3, resource "permissions", "permissionDetails[]".</remarks>
public readonly record struct DrivePermissionDetail(string Role, bool Inherited, string? InheritedFrom, string PermissionType);
