using Reeve.Http.Failures;

namespace Reeve.Http.Tests;

/// <summary>Judges by status alone.</summary>
internal sealed class PlainMapper : IFailureMapper
{
    public Failure Map(FailedAnswer answer) => (int)answer.Status switch
    {
        401 => new(ApiFault.Unauthorized, "Unauthorized.", null, Repeat.Never),
        403 => new(ApiFault.Forbidden, "Forbidden.", "forbidden", Repeat.Never),
        404 => new(ApiFault.NotFound, "Not found.", null, Repeat.Never),
        423 => new(ApiFault.SharingLimited, "Sharing limited.", null, Repeat.Always),
        429 => new(ApiFault.RateLimited, "Rate limited.", null, Repeat.Always),
        >= 500 => new(ApiFault.Transient, "Failed.", null, Repeat.WhenSafe, Unclear: true),
        _ => new(ApiFault.Invalid, "Invalid.", null, Repeat.Never),
    };
}
