using System.Globalization;

namespace Reeve.Sandbox.Storage;

/// <summary>A folder of its own under the system's temporary one, for everything that was uploaded; gone with the sandbox.</summary>
internal sealed class ContentFolder : IDisposable
{
    private readonly Lazy<string> _path = new(() => System.IO.Directory.CreateTempSubdirectory("reeve-sandbox-").FullName);
    private long _count;

    /// <summary>Begins new content, empty as yet.</summary>
    public ContentWriter Begin()
    {
        var name = Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);

        return new ContentWriter(Path.Combine(_path.Value, name));
    }

    public void Dispose()
    {
        if (_path.IsValueCreated)
        {
            System.IO.Directory.Delete(_path.Value, recursive: true);
        }
    }
}
