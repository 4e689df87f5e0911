namespace Reeve.Sandbox.Directory;

/// <summary>The <c>query</c> of users.list. Source: Directory guide "Search for users", with the operators that it allows each field.</summary>
internal static class UserQuery
{
    // Users here have nothing in these, so that they match nobody.
    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "im", "externalId", "manager", "managerId", "directManager", "directManagerId", "address", "addressPoBox", "addressExtended", "addressStreet",
        "addressLocality", "addressRegion", "addressPostalCode", "addressCountry", "orgName", "orgTitle", "orgDepartment", "orgDescription",
        "orgCostCenter", "phone",
    };

    /// <summary>Returns the test that a query makes.</summary>
    /// <exception cref="Drive.RefusedException">It cannot be read, or a field does not exist or does not take its operator or value.</exception>
    public static Func<UserEntry, bool> Parse(string query)
    {
        var tests = Clauses.Read(query).ConvertAll(Test);

        return user => tests.TrueForAll(test => test(user));
    }

    private static Func<UserEntry, bool> Test(Clause clause) => clause.Field switch
    {
        "" => user => Matches(user.GivenName, clause) || Matches(user.FamilyName, clause) || user.Addresses.Any(address => Matches(address, clause)),
        "email" => Text(clause, user => user.Addresses),
        "name" => clause.Prefix is null ? Text(clause, user => [user.Account.DisplayName]) : throw Wrong,
        "givenName" => Text(clause, user => [user.GivenName]),
        "familyName" => Text(clause, user => [user.FamilyName]),
        "isAdmin" => Flag(clause, user => user.Account.IsAdmin),
        "isDelegatedAdmin" => Flag(clause, user => user.Account.Privileges != State.Privileges.None),
        "isSuspended" => Flag(clause, user => user.Account.State == State.UserState.Suspended),
        "isArchived" => Flag(clause, user => user.Account.IsArchived),
        "isGuest" or "isEnrolledIn2Sv" or "isEnforcedIn2Sv" => Flag(clause, _ => false),
        "orgUnitPath" => Unit(clause),
        _ => Empty.Contains(clause.Field) && clause.Operator is "=" or ":" ? _ => false : throw Wrong,
    };

    private static Drive.RefusedException Wrong => DirectoryRefusals.Invalid("query");

    private static Func<UserEntry, bool> Text(Clause clause, Func<UserEntry, IEnumerable<string>> values) =>
        clause.Operator is "=" or ":" ? user => values(user).Any(value => Matches(value, clause)) : throw Wrong;

    private static Func<UserEntry, bool> Flag(Clause clause, Func<UserEntry, bool> value)
    {
        var wanted = clause.Operator == "=" && bool.TryParse(clause.Value, out var flag) ? flag : throw Wrong;

        return user => value(user) == wanted;
    }

    // Whoever is in a unit below is meant too.
    private static Func<UserEntry, bool> Unit(Clause clause)
    {
        var unit = clause.Operator is "=" or ":" && clause.Value.StartsWith('/') ? new OrgUnit(clause.Value, "") : throw Wrong;

        return user => unit.Holds(user.Account.OrgUnitPath);
    }

    /// <summary>True if a text is the value, begins with it, or has its words in it one after the other, as the operator says; case does not matter.</summary>
    private static bool Matches(string text, Clause clause) => clause.Operator == "=" ? string.Equals(text, clause.Value, StringComparison.OrdinalIgnoreCase)
        : clause.Prefix is { } prefix ? text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
        : (" " + Words(text) + " ").Contains(" " + Words(clause.Value) + " ", StringComparison.Ordinal);

    private static string Words(string text) => string.Join(' ', new string([.. text.ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
