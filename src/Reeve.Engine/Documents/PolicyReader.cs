using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Reeve.Core.Policies;

namespace Reeve.Engine.Documents;

/// <summary>Reads policies, the <c>reeve.yaml</c> of a workspace.</summary>
/// <remarks>
/// Any text can be given: it never throws, and ends in reasonable time and depth. Keys of the policy language that this
/// version does not have yet are refused and not passed over, for a rule that is written down but not kept is worse than none.
/// </remarks>
public static class PolicyReader
{
    /// <summary>Reads a policy and finds all that is wrong with it at once.</summary>
    /// <param name="text">The whole file; a byte order mark may come first, and then counts for the hash only.</param>
    /// <param name="fileName">What the file is called in diagnostics.</param>
    public static PolicyReading Read(string text, string fileName)
    {
        var source = new SourceText(text);
        var complaints = new Complaints(source);
        var policy = Read(source, complaints);
        return new PolicyReading(complaints.Any ? null : policy, complaints.ToDiagnostics(fileName), Hash(text));
    }

    private static Policy? Read(SourceText source, Complaints complaints)
    {
        if (NodeComposer.Compose(source, complaints) is not { } root)
        {
            return null;
        }

        var policy = PolicyBlocks.Policy(Cursor.AtRoot(root, complaints));
        if (!complaints.Any)
        {
            foreach (var finding in PolicyChecker.Check(policy))
            {
                complaints.Add(Place(root, finding.Place), new Complaint("contradiction", finding.Message));
            }
        }

        return policy;
    }

    /// <summary>Where the value at the end of these keys stands, or the last of the keys that is there.</summary>
    private static int Place(Node root, ImmutableArray<string> keys)
    {
        var (node, at) = (root, root.At);
        foreach (var key in keys)
        {
            switch (node)
            {
                case Node.Map map when map.Entries.TryGetValue(key, out var entry):
                    (node, at) = (entry.Value, entry.At);
                    break;
                case Node.List list when int.TryParse(key, out var index) && index < list.Items.Length:
                    (node, at) = (list.Items[index], list.Items[index].At);
                    break;
                default:
                    return at;
            }
        }

        return node is Node.Scalar ? node.At : at;
    }

    private static string Hash(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
