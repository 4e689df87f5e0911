using System.Globalization;

namespace Reeve.Sandbox.Weather;

/// <summary>The faults in force, the oldest first. Safe for any thread.</summary>
internal sealed class Faults
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _faults = [];
    private int _lastId;

    /// <summary>True if a fault in force tells calls apart by their bodies.</summary>
    public bool LookAtBodies
    {
        get
        {
            lock (_gate)
            {
                return _faults.Exists(fault => fault is { IsLive: true, BodyContains: not null });
            }
        }
    }

    /// <summary>Adds a fault and returns its id.</summary>
    /// <exception cref="FormatException">It could not happen as it is written.</exception>
    public string Add(Fault fault)
    {
        FaultRules.Check(fault);
        lock (_gate)
        {
            var id = "fault-" + (++_lastId).ToString(CultureInfo.InvariantCulture);
            _faults.Add(fault with { Id = id, Seen = 0, Hits = 0 });

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

    /// <summary>Counts a call with every fault that it fits, and returns the first that is due, used once; null for none.</summary>
    public Fault? Take(CallFacts call)
    {
        lock (_gate)
        {
            var taken = default(Fault);
            for (var i = 0; i < _faults.Count; i++)
            {
                if (!_faults[i].Fits(call))
                {
                    continue;
                }

                var fault = _faults[i] with { Seen = _faults[i].Seen + 1 };
                if (taken is null && fault.IsLive && fault.Seen >= (fault.Nth ?? 1))
                {
                    taken = fault;
                    fault = fault with { Times = fault.Times - 1, Hits = fault.Hits + 1 };
                }

                _faults[i] = fault;
            }

            return taken;
        }
    }
}
