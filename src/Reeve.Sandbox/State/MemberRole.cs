namespace Reeve.Sandbox.State;

/// <summary>What somebody is in a group. Source: Directory API, resource <c>members</c>, "role".</summary>
internal enum MemberRole : byte
{
    Member,
    Manager,
    Owner,
}
