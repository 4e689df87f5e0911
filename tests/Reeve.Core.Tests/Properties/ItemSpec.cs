using CsCheck;
using Reeve.Core.Tests.Sketches;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Properties;

/// <summary>A grant by chance; <paramref name="Extra"/> says whether it is findable or ends.</summary>
internal sealed record GrantSpec(Principal Principal, Role Role, int Extra)
{
    public static Gen<GrantSpec> Any { get; } = Gen.Select(
        Gen.OneOf(Cast.Grantable), Gen.Frequency((9, Gen.OneOf(Role.Reader, Role.Commenter, Role.Writer)), (2, Gen.OneOf(Role.FileOrganizer, Role.Organizer))), Gen.Int[0, 7],
        (principal, role, extra) => new GrantSpec(principal, role, extra));

    public Grant Draw(Place place, ItemKind kind, bool isRoot, bool isFromAbove)
    {
        var isPerson = Cast.IsPerson(Principal);
        var most = !isPerson || place == Place.MyDrive || kind != ItemKind.Folder ? Role.Writer : isRoot && place == Place.WholeDrive ? Role.Organizer : Role.FileOrganizer;
        var role = Role < most ? Role : most;
        var canEnd = isPerson && !(isRoot && place == Place.WholeDrive) && (kind != ItemKind.Folder || role == Role.Reader);
        return new Grant(
            TreeSketch.GranteeOf(Principal, !isPerson && Extra == 4),
            isFromAbove && Extra < 3 ? Role.None : role,
            isFromAbove ? place == Place.InDrive && isPerson ? Role : Role.Reader : Role.None,
            !isPerson && Extra == 4,
            !canEnd || (isFromAbove && Extra < 3) ? null : End);
    }

    private DateTimeOffset? End => Extra switch
    {
        5 => At(240),
        6 => At(10),
        7 => At(20),
        _ => null,
    };

    private static DateTimeOffset At(int days) => new(Sample.Today.AddDays(days), TimeOnly.MinValue, TimeSpan.Zero);
}

/// <summary>An item by chance, in numbers that shrink well: 0 is always the plainest.</summary>
internal sealed record ItemSpec(int Parent, int KindNumber, string Owner, int State, int Sharing, GrantSpec[] Grants)
{
    public static Gen<ItemSpec> Any { get; } = Gen.Select(
        Gen.Int[0, 50], Gen.Int[0, 9], Gen.OneOf(Cast.Users), Gen.Int[0, 19], Gen.Int[0, 9], GrantSpec.Any.Array[0, 4],
        (parent, kind, owner, state, sharing, grants) => new ItemSpec(parent, kind, owner, state, sharing, grants));

    public ItemSketch Draw(int index, Place place, bool isCut)
    {
        var isRoot = index == 0;
        var kind = isRoot || KindNumber <= 4 ? ItemKind.Folder : KindNumber == 5 ? ItemKind.Shortcut : ItemKind.File;
        // Who owns an unknown folder is a writer below by that alone, which a forecast does not know: nobody who is granted anything owns one.
        var owner = place != Place.MyDrive ? null : State == 14 ? "lost@corp.example" : Owner;
        var sketch = new ItemSketch($"{(kind == ItemKind.Folder ? "d" : "f")}{index}", kind, owner)
        {
            IsLimited = kind == ItemKind.Folder && State is >= 10 and <= 12 && !(isRoot && place == Place.WholeDrive),
            IsTrashed = State == 13 && !(isRoot && place == Place.WholeDrive),
            IsUnknown = State == 14,
            WritersCanShare = Sharing < 7,
            ReadersCanDownload = Sharing is not (6 or 9),
            ReaderCanShare = !isCut && Sharing is not (0 or 8), // A cut can take the tree from its reader, which a sketch cannot tell.
            Id = isRoot ? "root" : Sample.IdOf(index),
        };
        if (kind != ItemKind.Shortcut && !sketch.IsUnknown)
        {
            sketch.Grants.AddRange(Grants
                .Where(grant => owner is null || grant.Principal != Principal.User(owner))
                .Where(grant => !isRoot || place != Place.WholeDrive || Cast.IsPerson(grant.Principal))
                .DistinctBy(grant => grant.Principal)
                .Select((grant, at) => grant.Draw(place, kind, isRoot, isRoot && place != Place.WholeDrive && !sketch.IsLimited && (at == 3 || (at > 0 && place == Place.InDrive)))));
        }

        return sketch;
    }
}
