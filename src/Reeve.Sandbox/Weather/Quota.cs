namespace Reeve.Sandbox.Weather;

/// <summary>What a project and each of its users may use of an API in a window of time; off until it is set. Safe for any thread.</summary>
/// <remarks>
/// The window begins with the first call in it. What is refused is not charged. Source: Drive guide "Usage limits", 2026.
/// </remarks>
/// <param name="clock">The sandbox's clock.</param>
internal sealed class Quota(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _users = new(StringComparer.Ordinal);
    private QuotaSetting _setting = QuotaSetting.Off;
    private DateTimeOffset _startedAt;
    private long _project;

    /// <summary>What is allowed; setting it begins anew.</summary>
    public QuotaSetting Setting
    {
        get
        {
            lock (_gate)
            {
                return _setting;
            }
        }

        set
        {
            lock (_gate)
            {
                _setting = value;
                Begin();
            }
        }
    }

    /// <summary>Charges a call, or says why it may not be made.</summary>
    /// <param name="subject">In whose name.</param>
    /// <param name="units">Its cost in units; 0 for a call that no quota is about.</param>
    public Refusal? Charge(string subject, int units)
    {
        lock (_gate)
        {
            if (_setting.Model == QuotaSetting.NoModel || units == 0)
            {
                return null;
            }

            var now = clock.GetUtcNow();
            if (now - _startedAt >= _setting.Window || now < _startedAt)
            {
                Begin();
            }

            var cost = _setting.Model == QuotaSetting.Units ? units : 1;
            var used = _users.GetValueOrDefault(subject);
            if (used + cost > _setting.PerUser)
            {
                return ProjectRefusals.UserLimit();
            }

            if (_project + cost > _setting.PerProject)
            {
                return _setting.Model == QuotaSetting.Units ? ProjectRefusals.ProjectUnits() : ProjectRefusals.ProjectQueries(_setting.PerProject);
            }

            _users[subject] = used + cost;
            _project += cost;

            return null;
        }
    }

    private void Begin()
    {
        _users.Clear();
        _project = 0;
        _startedAt = clock.GetUtcNow();
    }
}

/// <summary>A quota: the model that it is counted by, and its limits.</summary>
/// <param name="Model"><see cref="Units"/>, <see cref="Queries"/>, or <see cref="NoModel"/> for no quota.</param>
/// <param name="PerProject">The most in a window for all users together, in units or queries.</param>
/// <param name="PerUser">The most in a window for one user.</param>
/// <param name="Window">The length of the window.</param>
internal sealed record QuotaSetting(string Model, long PerProject, long PerUser, TimeSpan Window)
{
    public const string Units = "units";
    public const string Queries = "queries";
    public const string NoModel = "off";

    public static readonly QuotaSetting Off = new(NoModel, 0, 0, TimeSpan.FromMinutes(1));

    /// <summary>Returns a model with its own limits. Source: Drive guide "Usage limits", 2026.</summary>
    /// <exception cref="FormatException">There is no such model.</exception>
    public static QuotaSetting Of(string model) => model switch
    {
        NoModel => Off,
        Units => new(Units, 1_000_000, 325_000, TimeSpan.FromMinutes(1)),
        Queries => new(Queries, 12_000, 12_000, TimeSpan.FromMinutes(1)),
        _ => throw new FormatException($"The quota's model is `units`, `queries` or `off`, not `{model}`."),
    };

    /// <summary>Returns the Directory's quota, which is counted by queries and for each user. Source: Directory guide "Limits and quotas", 2026.</summary>
    /// <exception cref="FormatException">There is no such model.</exception>
    public static QuotaSetting OfDirectory(string model) => model switch
    {
        NoModel => Off,
        Queries => new(Queries, long.MaxValue, 2400, TimeSpan.FromMinutes(1)),
        _ => throw new FormatException($"The Directory's quota is counted by `queries`, or `off`, not `{model}`."),
    };

    /// <summary>Returns the same with other limits; null leaves one as it is.</summary>
    /// <exception cref="FormatException">A limit is below 0, or the window is not above 0.</exception>
    public QuotaSetting With(long? perProject, long? perUser, double? windowSeconds)
    {
        if (perProject < 0 || perUser < 0)
        {
            throw new FormatException("`perProject` and `perUser` are numbers of units or queries, 0 or more.");
        }

        if (windowSeconds is <= 0 or > 86_400)
        {
            throw new FormatException("`windowSeconds` is above 0, and at most a day.");
        }

        return this with
        {
            PerProject = perProject ?? PerProject,
            PerUser = perUser ?? PerUser,
            Window = windowSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : Window,
        };
    }
}
