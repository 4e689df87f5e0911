namespace Reeve.Google.Identity;

/// <summary>What came of trying one scope for one subject.</summary>
/// <param name="Scope">The whole scope.</param>
/// <param name="Answer">What Google says to it.</param>
/// <param name="Message">One sentence; empty where it was granted.</param>
public sealed record ScopeProbe(string Scope, ScopeAnswer Answer, string Message);

/// <summary>What Google says to a scope for a subject.</summary>
public enum ScopeAnswer
{
    /// <summary>A token was given.</summary>
    Granted,

    /// <summary>The scope is not delegated to the service account.</summary>
    NotDelegated,

    /// <summary>It is the subject that cannot be acted as, whatever the scope.</summary>
    SubjectRefused,

    /// <summary>Refused for a reason of its own, such as an administrator's restriction.</summary>
    Refused,
}
