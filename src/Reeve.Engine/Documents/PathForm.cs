using Reeve.Core.Policies;

namespace Reeve.Engine.Documents;

/// <summary>The paths of overrides as people may write them.</summary>
internal static class PathForm
{
    /// <summary>Reads a path below the root of a tree.</summary>
    public static Parsed<PathPattern> Pattern(Node.Scalar scalar)
    {
        if (scalar.Text == "/")
        {
            return Complaint.Value("`/` is the root, whose access is the tree's own `access`; write a path below it, like `/Payroll`.");
        }

        return PathPattern.TryParse(scalar.Text, out var pattern, out var complaint)
            ? pattern
            : Complaint.Value($"{scalar.Text.InBackticks()} {complaint}.");
    }
}
