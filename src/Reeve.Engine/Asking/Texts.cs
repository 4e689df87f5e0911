using System.Collections.Immutable;
using System.Text;

namespace Reeve.Engine.Asking;

/// <summary>Writes and reads numbers, flags and texts; a text that came before is written as its number.</summary>
internal static class Texts
{
    /// <summary>Writes.</summary>
    internal sealed class Writer(Stream to) : IDisposable
    {
        private readonly BinaryWriter _to = new(to, Encoding.UTF8, leaveOpen: true);
        private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);

        public void Number(int value) => _to.Write7BitEncodedInt(value);

        public void Flag(bool value) => _to.Write(value);

        /// <summary>A text that hardly comes twice.</summary>
        public void Raw(string text) => _to.Write(text);

        /// <summary>A text that may come often.</summary>
        public void Text(string text)
        {
            if (_known.TryGetValue(text, out var number))
            {
                Number(number);
                return;
            }

            Number(0);
            _to.Write(text);
            _known.Add(text, _known.Count + 1);
        }

        public void List<T>(ImmutableArray<T> values, Action<T> write)
        {
            Number(values.Length);
            foreach (var value in values)
            {
                write(value);
            }
        }

        public void Dispose() => _to.Dispose();
    }

    /// <summary>Reads.</summary>
    internal sealed class Reader(Stream from) : IDisposable
    {
        private readonly BinaryReader _from = new(from, Encoding.UTF8, leaveOpen: true);
        private readonly List<string> _known = [];

        public int Number() => _from.Read7BitEncodedInt();

        public bool Flag() => _from.ReadBoolean();

        public string Raw() => _from.ReadString();

        public string Text()
        {
            if (Number() is var number and > 0)
            {
                return _known[number - 1];
            }

            _known.Add(_from.ReadString());
            return _known[^1];
        }

        public ImmutableArray<T> List<T>(Func<T> read)
        {
            var values = ImmutableArray.CreateBuilder<T>();
            for (var left = Number(); left > 0; left--)
            {
                values.Add(read());
            }

            return values.DrainToImmutable();
        }

        public void Dispose() => _from.Dispose();
    }
}
