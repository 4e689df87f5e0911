using Reeve.Google.Identity;

namespace Reeve.Google;

/// <summary>Who calls Google: a service account by its key, a service account without one, or whoever the credentials stand for.</summary>
/// <remarks>The text forms hide what is secret.</remarks>
public abstract record GoogleCredential
{
    private GoogleCredential()
    {
    }

    /// <summary>The project that calls are counted in, where it is not the account's own; null otherwise.</summary>
    internal virtual string? QuotaProject => null;

    /// <summary>Reads a file of credentials, of whatever type.</summary>
    /// <param name="path">A service account's key, or what <c>gcloud auth application-default login</c> and workload identity federation write.</param>
    /// <exception cref="KeyFileException">It cannot be read, or is nothing of the kind.</exception>
    public static GoogleCredential Read(string path) => CredentialFile.Read(path);

    /// <summary>Finds the credentials that this machine has for every program: those of gcloud, else those of the machine itself in Google's cloud.</summary>
    /// <param name="variable">Reads an environment variable; null for one that is not set.</param>
    /// <returns>Null if there are none. Looking for them takes two seconds at the most.</returns>
    /// <exception cref="KeyFileException">There are some, and they cannot be used.</exception>
    /// <remarks>Source: Google Cloud, "How Application Default Credentials works".</remarks>
    public static GoogleCredential? FindDefault(Func<string, string?> variable) => CredentialFile.FindDefault(variable);

    /// <summary>A service account whose key is at hand.</summary>
    /// <param name="ServiceAccount">The key.</param>
    public sealed record Key(ServiceAccountKey ServiceAccount) : GoogleCredential;

    /// <summary>A service account without a key: IAM signs what the key would have signed, so it can act as users all the same.</summary>
    public sealed record Keyless : GoogleCredential
    {
        internal Keyless(string account, IReadOnlyList<string> delegates, DefaultSource signer) => (Account, Delegates, Signer) = (account, delegates, signer);

        /// <summary>The service account's address.</summary>
        public string Account { get; }

        /// <summary>The accounts in between, from the signer's on; usually empty.</summary>
        public IReadOnlyList<string> Delegates { get; }

        /// <summary>Whoever asks IAM to sign; on a machine of Google's the account itself.</summary>
        internal DefaultSource Signer { get; }
    }

    /// <summary>Somebody who can only be themselves: a person who signed in with gcloud, or a federated identity.</summary>
    public sealed record Itself : GoogleCredential
    {
        internal Itself(DefaultSource source) => Source = source;

        /// <summary>Gives the tokens.</summary>
        internal DefaultSource Source { get; }

        /// <inheritdoc/>
        internal override string? QuotaProject => Source.QuotaProject;
    }
}
