namespace Reeve.Cli.Commands.Doctor;

/// <summary>What one check has found.</summary>
/// <param name="Name">What was checked, such as <c>clock</c>.</param>
/// <param name="State">How it is.</param>
/// <param name="What">What was found: what is wrong, or what is right.</param>
/// <param name="How">How it is known; null where that is plain.</param>
/// <param name="Mend">What to do about it; null where there is nothing to do.</param>
internal sealed record Check(string Name, CheckState State, string What, string? How = null, string? Mend = null)
{
    /// <summary>A page that the mend opens; null for none.</summary>
    public string? Link { get; init; }

    /// <summary>The exit code that a fault asks for.</summary>
    public int Code { get; init; } = ExitCode.NotAllowed;
}

/// <summary>How a check came out.</summary>
internal enum CheckState
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>It works, and yet should be looked after.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Fault,

    /// <summary>It could not be tried.</summary>
    Skipped,
}
