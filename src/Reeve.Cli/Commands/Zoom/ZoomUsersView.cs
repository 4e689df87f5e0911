using System.Globalization;
using System.Text.Json;
using Reeve.Cli.Output;
using Reeve.Zoom.Users;
using Spectre.Console;

namespace Reeve.Cli.Commands.Zoom;

/// <summary>Writes users as they come, where the format allows it.</summary>
internal sealed class ZoomUsersView(Session session)
{
    /// <summary>Zoom's own names, so that a spreadsheet and its API speak of the same. Source: Zoom API, "List users".</summary>
    private static readonly string[] Columns =
    [
        "id", "email", "first_name", "last_name", "display_name", "type", "status", "role_id", "dept", "pmi", "timezone", "verified",
        "created_at", "last_login_time", "last_client_version", "group_ids", "employee_unique_id",
    ];

    private readonly List<ZoomUser> _users = [];

    /// <summary>How many there are so far.</summary>
    public int Count { get; private set; }

    /// <summary>Takes one user, and writes it where each has a line of its own.</summary>
    public void Add(ZoomUser user)
    {
        Count++;
        switch (session.Format)
        {
            case OutputFormat.Ndjson:
                JsonView.WriteLine(user.Json);
                break;
            case OutputFormat.Csv:
                if (Count == 1)
                {
                    Console.Out.WriteLine(Csv.Line(Columns));
                }

                Console.Out.WriteLine(Csv.Line(Columns.Select(name => Field(user.Json, name))));
                break;
            default:
                _users.Add(user);
                break;
        }
    }

    /// <summary>Writes the rest.</summary>
    public void Finish()
    {
        switch (session.Format)
        {
            case OutputFormat.Json:
                JsonView.WriteList(session, [.. _users.Select(user => user.Json)]);
                break;
            case OutputFormat.Csv when Count == 0:
                Console.Out.WriteLine(Csv.Line(Columns));
                break;
            case OutputFormat.Table:
                WriteTable();
                break;
        }
    }

    private void WriteTable()
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("email", "name", "status", "licence", "department", "last login");
        foreach (var column in new[] { 0, 2, 5 })
        {
            table.Columns[column].NoWrap();
        }

        foreach (var user in _users)
        {
            table.AddRow(
                Plain(user.Email),
                Plain(user.DisplayName),
                user.Status switch { "active" => "[green]active[/]", "pending" => "[yellow]pending[/]", var other => Plain(other) },
                Plain(Licence(user.Type)),
                Plain(user.Department),
                Plain(user.LastLoginAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        session.Terminal.Results.Write(table);
        var counts = _users.GroupBy(user => user.Status ?? "unknown").OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Count():N0} {group.Key}");
        session.Terminal.Results.MarkupLine(Plain(Count == 0 ? "No users." : $"{Count:N0} users: {string.Join(", ", counts)}."));
    }

    /// <summary>Source: Zoom API, "List users", <c>type</c>.</summary>
    private static string? Licence(int? type) => type switch
    {
        null => null,
        1 => "Basic",
        2 => "Licensed",
        3 => "On-prem",
        4 => "Unassigned",
        99 => "None",
        var other => other.Value.ToString(CultureInfo.InvariantCulture),
    };

    private static string? Field(JsonElement user, string name) =>
        user.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    private static string Plain(string? text) => text is null ? "[dim]-[/]" : Markup.Escape(Printable.Text(text));
}
