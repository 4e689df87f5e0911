using System.Collections.Immutable;

namespace Reeve.Engine.Applying;

/// <summary>A place in a tree that is to be written.</summary>
/// <param name="File">The item.</param>
/// <param name="Above">The folders above it, nearest first; empty for a root.</param>
internal readonly record struct WritePlace(string File, ImmutableArray<string> Above);

/// <summary>Lets writes through so that those that could spoil each other are never in flight together.</summary>
internal interface IWriteGate
{
    /// <summary>Waits until the place may be written, and holds it until the result is disposed.</summary>
    public Task<IDisposable> EnterAsync(WritePlace place, CancellationToken cancellationToken);
}
