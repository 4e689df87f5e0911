using System.Text;

namespace Reeve.Cli.Output;

/// <summary>Leaves out blanks at the ends of lines: tables fill their last column with them, which nobody wants in a file.</summary>
/// <param name="inner">Where the rest goes.</param>
internal sealed class TidyWriter(TextWriter inner) : TextWriter
{
    private int _blanks;

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        if (value == ' ')
        {
            _blanks++;
            return;
        }

        for (; value is not ('\n' or '\r') && _blanks > 0; _blanks--)
        {
            inner.Write(' ');
        }

        _blanks = 0;
        inner.Write(value);
    }

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();
}
