namespace Reeve.Http.Failures;

/// <summary>What a failed call means for the one who made it, whatever service it was made to.</summary>
public enum ApiFault
{
    /// <summary>It does not exist, or may not be seen by the actor: services answer the same to both.</summary>
    NotFound,

    /// <summary>The actor is known but may not do this; also a subject or a scope that may not be acted in.</summary>
    Forbidden,

    /// <summary>Who calls was not accepted: a wrong key, a wrong clock, a token refused twice.</summary>
    Unauthorized,

    /// <summary>Too many calls in a short time, and still so after the last repeat.</summary>
    RateLimited,

    /// <summary>This actor has shared too much for now. Lasts from minutes to a day; other actors are not concerned.</summary>
    SharingLimited,

    /// <summary>A quota that waiting a minute does not refill: storage, or calls of a whole day.</summary>
    QuotaExceeded,

    /// <summary>The state it was asked to change is not the state it was in.</summary>
    Conflict,

    /// <summary>The service failed on a call that changes nothing, and still so after the last repeat.</summary>
    Transient,

    /// <summary>A write may or may not have taken effect: read back before anything else.</summary>
    OutcomeUnknown,

    /// <summary>The answer is not what the service documents: unreadable, or a redirect.</summary>
    Protocol,

    /// <summary>The request itself was refused as wrong. Sent again unchanged, it fails again.</summary>
    Invalid,

    /// <summary>No connection was made, so nothing was sent: no network, no such host, no trusted certificate.</summary>
    Unreachable,
}
