namespace Reeve.Google.Identity;

/// <summary>A service account's key. Its text form hides it.</summary>
public sealed class ServiceAccountKey
{
    /// <summary>The account's address, under which it can be shared with.</summary>
    public string ClientEmail => throw new NotImplementedException();

    /// <summary>Reads and validates a key file.</summary>
    /// <param name="path">The file, as downloaded from the Cloud console.</param>
    /// <exception cref="KeyFileException">It cannot be read or is not a service account's key.</exception>
    public static ServiceAccountKey Read(string path) => throw new NotImplementedException();
}
