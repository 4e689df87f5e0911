namespace Reeve.Sandbox.State;

/// <summary>What an account's administrator did with it last.</summary>
internal enum UserState : byte
{
    Active,
    Suspended,
    Deleted,
}
