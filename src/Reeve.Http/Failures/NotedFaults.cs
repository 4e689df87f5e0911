namespace Reeve.Http.Failures;

/// <summary>Shows each refusal to somebody before it is judged as ever.</summary>
/// <param name="judge">Who judges.</param>
/// <param name="note">Who is shown; must not throw, and must copy what it keeps of the body.</param>
public sealed class NotedFaults(IFailureMapper judge, Action<FailedAnswer> note) : IFailureMapper
{
    /// <inheritdoc/>
    public Failure Map(FailedAnswer answer)
    {
        note(answer);

        return judge.Map(answer);
    }
}
