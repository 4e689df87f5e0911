namespace Reeve.Http;

/// <summary>How the service meters calls.</summary>
public enum QuotaModel
{
    /// <summary>By units, of which each method costs its own number. The model of new projects since May 2026.</summary>
    Units,

    /// <summary>By calls, each counting one. The model of projects that used the API before.</summary>
    Queries,
}
