using System.Security.Cryptography;
using System.Text;

namespace Reeve.Google.Identity;

/// <summary>Application default credentials, as they were found. Its text form hides them.</summary>
/// <param name="type">The file's <c>type</c>; <see cref="Metadata"/> for none.</param>
/// <param name="place">Where they are, for messages.</param>
/// <param name="json">What the file holds; empty for the metadata server.</param>
internal sealed class DefaultSource(string type, string place, string json)
{
    /// <summary>The metadata server of a machine in Google's cloud.</summary>
    public const string Metadata = "metadata";

    /// <summary>A person who signed in with gcloud.</summary>
    public const string AuthorizedUser = "authorized_user";

    public string Type => type;

    public string Place => place;

    /// <summary>Secret, where it is not empty.</summary>
    public string Json => json;

    /// <summary>The file's <c>quota_project_id</c>, or null.</summary>
    public string? QuotaProject { get; init; }

    /// <summary>Tells these from any other, without showing them.</summary>
    public string Mark { get; } = $"{type} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{place}\n{json}")))}";

    /// <inheritdoc/>
    public override string ToString() => $"{type} of {place}";
}
