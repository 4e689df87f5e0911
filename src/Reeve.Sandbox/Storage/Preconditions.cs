using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Reeve.Sandbox.Storage;

/// <summary>What must hold of the live object for a call to be done. Source: Cloud Storage, "Request preconditions".</summary>
/// <param name="Generation">The generation that it must have; 0 for "there must be none"; null for any.</param>
/// <param name="NotGeneration">The generation that it must not have; null for no such condition.</param>
/// <param name="Metageneration">The metageneration that it must have; null for any.</param>
/// <param name="NotMetageneration">The metageneration that it must not have; null for no such condition.</param>
internal sealed record Preconditions(long? Generation, long? NotGeneration, long? Metageneration, long? NotMetageneration)
{
    /// <summary>Reads the parameters of a call.</summary>
    /// <exception cref="StorageRefusal">One is not a whole number.</exception>
    public static Preconditions Of(IQueryCollection query) => Of(name => query[name].FirstOrDefault());

    /// <summary>Reads them from wherever they stand, by the names of the parameters.</summary>
    /// <exception cref="StorageRefusal">One is not a whole number.</exception>
    public static Preconditions Of(Func<string, string?> find) => new(
        Number(find, "ifGenerationMatch"), Number(find, "ifGenerationNotMatch"), Number(find, "ifMetagenerationMatch"), Number(find, "ifMetagenerationNotMatch"));

    /// <summary>Throws the refusal of a write if they do not hold.</summary>
    /// <param name="live">The object; null for none.</param>
    public void CheckWrite(StoredObject? live)
    {
        if (!Match(live) || Differs(live) == false)
        {
            throw StorageRefusal.ConditionNotMet("If-Match");
        }
    }

    /// <summary>Returns true if a reader has the object's present state already; throws the refusal if it has moved on.</summary>
    public bool IsUnchanged(StoredObject live) => Match(live) ? Differs(live) == false : throw StorageRefusal.ConditionNotMet("If-Match");

    private bool Match(StoredObject? live) =>
        (Generation is not { } generation || generation == (live?.Generation ?? 0))
        && (Metageneration is not { } metageneration || metageneration == live?.Metageneration);

    // Null where nothing was asked.
    private bool? Differs(StoredObject? live) => NotGeneration is null && NotMetageneration is null ? null
        : (NotGeneration is null || NotGeneration != (live?.Generation ?? 0))
            && (NotMetageneration is null || live is null || NotMetageneration != live.Metageneration);

    private static long? Number(Func<string, string?> find, string name) => find(name) is not { Length: > 0 } text ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw StorageRefusal.Invalid($"Invalid value for parameter {name}: {text}");
}
