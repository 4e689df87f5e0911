namespace Reeve.Http.Failures;

/// <summary>Which requests may be sent again after a failure.</summary>
public enum Repeat
{
    /// <summary>None: the answer would be the same.</summary>
    Never,

    /// <summary>Those that do no harm when done twice: the failed attempt may have taken effect.</summary>
    WhenSafe,

    /// <summary>All: the failed attempt is known to have had no effect.</summary>
    Always,
}
