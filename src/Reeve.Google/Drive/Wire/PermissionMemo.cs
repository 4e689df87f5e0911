namespace Reeve.Google.Drive.Wire;

/// <summary>Gives the same grant for the same bytes: what is granted on a folder comes again, letter by letter, with everything below it.</summary>
/// <remarks>A table of fixed size, as in <see cref="StringPool"/>. Grants are immutable, so sharing them is safe. Not thread-safe.</remarks>
internal sealed class PermissionMemo
{
    private const int Places = 1024; // A power of two, so that a mask finds the place.
    private const int MaxBytes = 1024; // Longer ones come from many origins, and hardly twice.

    private readonly (byte[]? Bytes, DrivePermission? Permission)[] _entries = new (byte[]?, DrivePermission?)[Places];

    /// <summary>Returns the grant that these bytes were read to before; null if they were not, or were displaced.</summary>
    /// <param name="json">The grant's JSON object, all of it.</param>
    public DrivePermission? Find(ReadOnlySpan<byte> json)
    {
        ref var entry = ref _entries[StringPool.Hash(json) & (Places - 1)];

        return entry.Bytes is not null && json.SequenceEqual(entry.Bytes) ? entry.Permission : null;
    }

    /// <summary>Keeps a grant.</summary>
    /// <param name="json">The JSON object it was read from.</param>
    /// <param name="permission">The grant.</param>
    public void Add(ReadOnlySpan<byte> json, DrivePermission permission)
    {
        if (json.Length <= MaxBytes) _entries[StringPool.Hash(json) & (Places - 1)] = (json.ToArray(), permission);
    }
}
