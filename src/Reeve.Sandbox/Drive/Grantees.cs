using System.Net.Mail;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive;

/// <summary>Finds whom a new permission is for.</summary>
internal static class Grantees
{
    private static readonly string[] ConsumerDomains = ["gmail.com", "googlemail.com"];

    /// <summary>Returns the grantee: for an alias its user, for a new outside address a new account.</summary>
    /// <exception cref="RefusedException">There is nobody of that address, or they can be reached by mail only and no mail is wanted.</exception>
    public static Principal Resolve(DriveCall call, WantedGrant wanted) => wanted.Kind switch
    {
        PrincipalKind.Anyone => call.Company.Roster.Anyone(wanted.Discovery == true),
        PrincipalKind.Domain => Domain(call, wanted.Address!),
        _ => Account(call, wanted),
    };

    /// <summary>True for addresses of personal Google accounts.</summary>
    public static bool IsConsumer(string address) => ConsumerDomains.Contains(address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..]);

    private static Principal Domain(DriveCall call, string name) =>
        name.Contains('.', StringComparison.Ordinal) && !name.Contains('@', StringComparison.Ordinal)
            ? call.Company.Roster.OfDomain(name)
            : throw Refusals.Invalid("permission.domain", "The specified domain is invalid or not applicable for the given permission type.");

    private static Principal Account(DriveCall call, WantedGrant wanted)
    {
        var address = wanted.Address!.Trim().ToLowerInvariant();
        if (!MailAddress.TryCreate(address, out var parsed) || parsed.Address != address)
        {
            throw Refusals.Invalid("permission.emailAddress",
                "The specified emailAddress is invalid or not applicable for the given permission type.");
        }

        var known = call.Company.Roster.Find(address);
        if (known is { State: UserState.Deleted } || (known is null && call.Company.Roster.Domains.Has(address)))
        {
            throw Refusals.InvalidSharing($"ACL change not allowed. There is no account for {address}.");
        }

        var hasAccount = known?.HasGoogleAccount ?? IsConsumer(address);
        if (!hasAccount && call.OptionalFlag("sendNotificationEmail") == false)
        {
            throw Refusals.InvalidSharing(
                $"You are trying to invite {address}. Since there is no Google account associated with this email address, you must check the \"Notify people\" box to invite this recipient.");
        }

        var account = known ?? call.Company.Roster.Add(address, wanted.Kind);
        account.HasGoogleAccount = hasAccount;

        return account;
    }
}
