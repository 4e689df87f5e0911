namespace Reeve.Http.Failures;

/// <summary>Judges the refusals of one service. Nothing else looks at status codes or reasons.</summary>
public interface IFailureMapper
{
    /// <summary>Tells what a refusal means. Never throws, whatever the body is.</summary>
    /// <param name="answer">An answer that is not a success.</param>
    public Failure Map(FailedAnswer answer);
}
