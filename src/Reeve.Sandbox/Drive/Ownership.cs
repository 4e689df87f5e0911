using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive;

/// <summary>Transfers of ownership. Source: Drive guide "Transfer file ownership".</summary>
internal static class Ownership
{
    /// <summary>Checks what a call must say besides the role.</summary>
    public static void CheckParameters(DriveCall call)
    {
        if (!call.Flag("transferOwnership"))
        {
            throw Refusals.ForbiddenAt("forbidden",
                "The transferOwnership parameter must be enabled when the permission role is 'owner'.", "transferOwnership");
        }

        if (call.OptionalFlag("sendNotificationEmail") == false)
        {
            throw Refusals.ForbiddenAt("forbidden",
                "The sendNotificationEmail parameter is only applicable for permissions of type 'user' or 'group', and must not be disabled for ownership transfers.",
                "sendNotificationEmail");
        }
    }

    /// <summary>Makes somebody the owner of an item; whoever was it becomes a writer.</summary>
    /// <exception cref="RefusedException">The caller does not own the item, or the new owner cannot.</exception>
    public static void Transfer(DriveCall call, Item item, Principal owner)
    {
        if (!ReferenceEquals(item.Owner, call.Caller.Account))
        {
            throw Refusals.NotAllowed(item.Id);
        }

        if (ReferenceEquals(item.Owner, owner))
        {
            return;
        }

        Check(owner);
        var before = item.Owner;
        item.Remove(owner);
        item.Owner = owner;
        call.Company.Put(item, new Grant(before, Role.Writer, null, false));
        if (call.Flag("moveToNewOwnersRoot"))
        {
            Items.Move(item, call.Company.Items.RootOf(owner, call.Company.Clock.GetUtcNow()));
        }

        call.Company.Log.Note(call.Actor, item, "owner.transfer", owner, before.Label, owner.Label);
    }

    private static void Check(Principal owner)
    {
        if (owner.Kind != PrincipalKind.User || owner.IsServiceAccount || owner.State != UserState.Active)
        {
            throw Refusals.Forbidden("invalidOwnershipTransfer", "The specified user is not a valid owner for this file.");
        }

        if (!owner.Internal)
        {
            throw Grantees.IsConsumer(owner.Email ?? "")
                ? Refusals.Forbidden("consentRequiredForOwnershipTransfer", "Consent is required to transfer ownership of a file to another user.")
                : Refusals.Forbidden("ownershipChangeAcrossDomainNotPermitted", "Ownership cannot be transferred to another domain.");
        }
    }
}
