using System.Globalization;
using Reeve.Sandbox.Drive;

namespace Reeve.Sandbox.Control;

/// <summary>The faults in force, the oldest first. Safe for any thread.</summary>
internal sealed class Faults
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _faults = [];
    private int _lastId;

    /// <summary>Adds a fault and returns its id.</summary>
    public string Add(Fault fault)
    {
        lock (_gate)
        {
            var id = "fault-" + (++_lastId).ToString(CultureInfo.InvariantCulture);
            _faults.Add(fault with { Id = id, Hits = 0, Seen = 0 });

            return id;
        }
    }

    /// <summary>Returns all faults, used-up ones too.</summary>
    public IReadOnlyList<Fault> All()
    {
        lock (_gate)
        {
            return [.. _faults];
        }
    }

    /// <summary>Removes one fault, or all with null.</summary>
    public void Clear(string? id = null)
    {
        lock (_gate)
        {
            _faults.RemoveAll(fault => id is null || fault.Id == id);
        }
    }

    /// <summary>Returns the first fault meant for a call, used once; null for none.</summary>
    public Fault? Take(string method, string path, string? subject, string body)
    {
        lock (_gate)
        {
            for (var index = 0; index < _faults.Count; index++)
            {
                var fault = _faults[index];
                if (fault.Times is 0 || !fault.Matches(method, path, subject, body))
                {
                    continue;
                }

                _faults[index] = fault = fault with { Seen = fault.Seen + 1 };
                if (fault.Seen >= (fault.Nth ?? 1))
                {
                    _faults[index] = fault with { Times = fault.Times - 1, Hits = fault.Hits + 1 };

                    return fault;
                }
            }

            return null;
        }
    }

    /// <summary>Returns the answer that a fault of a Drive method gives.</summary>
    public static DriveAnswer Answer(Fault fault, string fileId)
    {
        if (fault.Reason is null)
        {
            return DriveAnswer.Html(fault.Status, fault.RetryAfter);
        }

        var (message, inner) = Texts(fault, fileId);

        return DriveAnswer.Refusal(new GoogleError(fault.Status, fault.Reason, message)
        {
            Inner = inner,
            Domain = IsUsage(fault.Reason) ? "usageLimits" : "global",
            RetryAfterSeconds = fault.RetryAfter,
        });
    }

    private static bool IsUsage(string reason) =>
        reason is "userRateLimitExceeded" or "rateLimitExceeded" or "dailyLimitExceeded" or "quotaExceeded" or "accessNotConfigured";

    private static (string Message, string? Inner) Texts(Fault fault, string fileId) => fault.Reason switch
    {
        _ when fault.Message is { } message => (message, null),
        "userRateLimitExceeded" => ("User Rate Limit Exceeded", null),
        "rateLimitExceeded" => ("Rate Limit Exceeded", null),
        "sharingRateLimitExceeded" => ("Rate Limit Exceeded",
            "Rate limit exceeded. User message: \"These item(s) could not be shared because a rate limit was exceeded: " + fileId + "\""),
        "backendError" => ("Backend Error", null),
        "internalError" => ("Internal Error", null),
        "insufficientFilePermissions" => ($"The user does not have sufficient permissions for file {fileId}.", null),
        "notFound" => ($"File not found: {fileId}.", null),
        "authError" => ("Invalid Credentials", null),
        "invalidSharingRequest" => ("Bad Request", "Bad Request. User message: \"ACL change not allowed.\""),
        _ => (fault.Reason ?? "", null),
    };
}
