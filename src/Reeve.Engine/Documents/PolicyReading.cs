using System.Collections.Immutable;
using Reeve.Core.Policies;

namespace Reeve.Engine.Documents;

/// <summary>What came of reading a policy.</summary>
/// <param name="Policy">The policy; null if there is an error.</param>
/// <param name="Diagnostics">All that is wrong, by line and then column; empty if nothing is.</param>
/// <param name="Hash">Which text was read: <c>sha256:</c> and the hash of its UTF-8 bytes in lower-case hex.</param>
public sealed record PolicyReading(Policy? Policy, ImmutableArray<Diagnostic> Diagnostics, string Hash);
