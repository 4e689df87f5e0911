using Reeve.Engine.Applying;

namespace Reeve.Engine.Tests.Applying;

/// <summary>No gate at all: shows what the real one prevents.</summary>
internal sealed class OpenGate : IWriteGate
{
    public Task<IDisposable> EnterAsync(WritePlace place, CancellationToken cancellationToken) => Task.FromResult<IDisposable>(new Nothing());

    private sealed class Nothing : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
