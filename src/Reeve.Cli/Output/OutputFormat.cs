namespace Reeve.Cli.Output;

/// <summary>How results are written to standard output.</summary>
internal enum OutputFormat
{
    /// <summary>For people; the default on a terminal.</summary>
    Table,

    /// <summary>One JSON document; the default in a pipe.</summary>
    Json,

    /// <summary>One JSON value a line.</summary>
    Ndjson,

    /// <summary>Comma-separated, with a line of names, RFC 4180.</summary>
    Csv,
}
