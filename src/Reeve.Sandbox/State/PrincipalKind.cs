namespace Reeve.Sandbox.State;

/// <summary>The kinds of grantee that a Drive permission can name, by the <c>type</c> of the permission.</summary>
internal enum PrincipalKind : byte
{
    User,
    Group,
    Domain,
    Anyone,
}
