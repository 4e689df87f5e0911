namespace Reeve.Engine.Documents;

/// <summary>How bad what a document says is.</summary>
public enum Severity
{
    /// <summary>The document cannot be used.</summary>
    Error,

    /// <summary>The document can be used, but may not say what was meant.</summary>
    Warning,
}
