using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Drive.Query;

/// <summary>A condition on items, from the <c>q</c> parameter.</summary>
internal abstract record Expression
{
    private Expression()
    {
    }

    /// <summary>True if the item meets the condition.</summary>
    public abstract bool Holds(Item item);

    /// <summary>
    /// Returns folders outside of which no item can meet the condition, in the order in which they are named, so that only their
    /// children need be looked at; null if there is no such bound.
    /// </summary>
    public virtual IReadOnlyList<Item>? Folders => null;

    /// <summary>Both hold.</summary>
    public sealed record And(Expression Left, Expression Right) : Expression
    {
        public override IReadOnlyList<Item>? Folders => Left.Folders ?? Right.Folders;

        public override bool Holds(Item item) => Left.Holds(item) && Right.Holds(item);
    }

    /// <summary>At least one holds.</summary>
    public sealed record Or(Expression Left, Expression Right) : Expression
    {
        public override IReadOnlyList<Item>? Folders =>
            Left.Folders is { } left && Right.Folders is { } right ? [.. left.Union(right)] : null;

        public override bool Holds(Item item) => Left.Holds(item) || Right.Holds(item);
    }

    /// <summary>It does not hold.</summary>
    public sealed record Not(Expression Inner) : Expression
    {
        public override bool Holds(Item item) => !Inner.Holds(item);
    }

    /// <summary>The item lies directly in a folder.</summary>
    public sealed record InFolder(Item Folder) : Expression
    {
        public override IReadOnlyList<Item> Folders => [Folder];

        public override bool Holds(Item item) => ReferenceEquals(item.Parent, Folder);
    }

    /// <summary>Any other condition.</summary>
    public sealed record Test(Func<Item, bool> Condition) : Expression
    {
        public override bool Holds(Item item) => Condition(item);
    }
}
