using Reeve.Core.Trees;

namespace Reeve.Cli.Commands.Access;

/// <summary>A principal as somebody wrote it.</summary>
/// <param name="Address">The address in lower case; a domain's name, or nothing.</param>
/// <param name="Principal">Which; null: an address that may be a user's or a group's.</param>
internal sealed record WrittenPrincipal(string Address, Principal? Principal);

/// <summary>The ways in which people may write a principal.</summary>
internal static class PrincipalForm
{
    /// <summary>Reads one.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static WrittenPrincipal Read(string text)
    {
        if (Principal.TryParse(text, out var principal) && (principal.Kind is not (PrincipalKind.User or PrincipalKind.Group) || principal.IsDeletedAccount || IsAddress(principal.Address)))
        {
            return new WrittenPrincipal(principal.Address, principal);
        }

        return IsAddress(text)
            ? new WrittenPrincipal(text.ToLowerInvariant(), null)
            : throw new UsageException($"`{text}` is not a principal; write an address like `ada@corp.example`, or `group:…`, `domain:corp.example`, `anyone`.");
    }

    private static bool IsAddress(string text) =>
        text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1 && text.LastIndexOf('@') == at && !text.Any(character => char.IsWhiteSpace(character) || character is ':' or '/');
}
