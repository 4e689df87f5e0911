using System.Text;

namespace Reeve.Acceptance.Running;

/// <summary>Reads comma-separated rows as RFC 4180 has them; a field may hold line ends.</summary>
internal static class Csv
{
    public static IReadOnlyList<string[]> Parse(string text)
    {
        var (rows, row, field, isQuoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"' when isQuoted && at + 1 < text.Length && text[at + 1] == '"':
                    field.Append('"');
                    at++;
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case ',' when !isQuoted:
                    EndField();
                    break;
                case '\n' when !isQuoted:
                    EndField();
                    rows.Add([.. row]);
                    row.Clear();
                    break;
                case '\r' when !isQuoted:
                    break;
                default:
                    field.Append(text[at]);
                    break;
            }
        }

        return rows;

        void EndField()
        {
            row.Add(field.ToString());
            field.Clear();
        }
    }
}
