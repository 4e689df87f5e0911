using Reeve.Sandbox.Drive;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Control;

/// <summary>What one principal has on an item, and where it comes from.</summary>
/// <param name="Id">The permission id.</param>
/// <param name="Type">user, group, domain or anyone.</param>
/// <param name="Principal">The address or domain; the id where there is neither.</param>
/// <param name="Role">The effective role.</param>
/// <param name="Direct">The role given on the item itself; null for none.</param>
/// <param name="Inherited">The highest role from above; null for none.</param>
/// <param name="KeptOut">Whether a restriction of the shared drive makes all of that worthless.</param>
/// <param name="View"><c>metadata</c> where a limited folder shows only that; else null.</param>
internal sealed record EffectiveEntry(string Id, string Type, string Principal, string Role, string? Direct, string? Inherited, bool KeptOut, string? View);

/// <summary>Everybody who has something on an item, by permission id.</summary>
internal sealed record EffectiveView(string FileId, IReadOnlyList<EffectiveEntry> Effective)
{
    /// <summary>Returns what is granted on an item now, and whether it is in force.</summary>
    public static EffectiveView Of(Company company, Item item) => new(item.Id, [.. Access.On(item).Select(grant => new EffectiveEntry(
        grant.Principal.Id,
        grant.Principal.TypeName,
        grant.Principal.Label,
        grant.Role.Text(),
        grant.Direct == Role.None ? null : grant.Direct.Text(),
        grant.Inherited == Role.None ? null : grant.Inherited.Text(),
        DriveGrantRules.IsShutOut(company, item, grant.Principal),
        grant.MetadataOnly ? "metadata" : null))]);
}
