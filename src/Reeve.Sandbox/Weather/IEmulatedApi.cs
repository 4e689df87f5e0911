using Microsoft.AspNetCore.Http;

namespace Reeve.Sandbox.Weather;

/// <summary>What the weather must know of an emulated API: who calls, and how it says no.</summary>
internal interface IEmulatedApi
{
    /// <summary>The name under which a Google project enables it, such as <c>drive.googleapis.com</c>; null where nobody can switch it off.</summary>
    public string? Service { get; }

    /// <summary>Returns the address in whose name a call is made; null if no valid token came with it.</summary>
    public ValueTask<string?> SubjectOfAsync(HttpContext http);

    /// <summary>Answers a call with a refusal, in the form that this API gives its refusals.</summary>
    public Task RefuseAsync(HttpContext http, Refusal refusal);

    /// <summary>Charges a call to its user and the project, or says why it may not be made.</summary>
    public Refusal? Charge(Conditions conditions, ApiCall call, string subject) => conditions.Quota.Charge(subject, call.Units);

    /// <summary>Notes that a call is under way, before it waits; disposing the result notes its end. Null for nothing to note.</summary>
    public IDisposable? TakeOff(HttpContext http) => null;
}
