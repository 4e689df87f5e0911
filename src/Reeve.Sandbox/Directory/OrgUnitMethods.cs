using Reeve.Sandbox.Drive;
using Reeve.Sandbox.Drive.Masks;

namespace Reeve.Sandbox.Directory;

/// <summary>orgunits.get and orgunits.list. Source: Directory API, resource <c>orgunits</c>.</summary>
internal static class OrgUnitMethods
{
    private static readonly Shape<OrgUnit> Unit = new Shape<OrgUnit>()
        .Text("kind", _ => "admin#directory#orgUnit")
        .Text("etag", Tag)
        .Text("name", unit => unit.Name)
        .Text("description", unit => unit.Description)
        .Text("orgUnitPath", unit => unit.Path)
        .Text("orgUnitId", unit => unit.Id)
        .Text("parentOrgUnitPath", unit => unit.Parent)
        .Text("parentOrgUnitId", unit => unit.Parent is { } parent ? new OrgUnit(parent, "").Id : null)
        .Flag("blockInheritance", _ => false);

    private static readonly Shape<List<OrgUnit>> ListShape = new Shape<List<OrgUnit>>()
        .Text("kind", _ => "admin#directory#orgUnits")
        .Text("etag", all => ETag.Of(all.Select(Tag)))
        .Objects("organizationUnits", Unit, all => all.Count > 0 ? all : null);

    /// <summary>Lists the units in one unit; all in one answer, for there are no pages.</summary>
    public static DriveAnswer List(DirectoryCall call)
    {
        call.CheckCustomer(call.Route("customerId"));
        var type = call.Choice("type", "children", "all", "allIncludingParent") ?? "children";
        var parent = Find(call, call.Query("orgUnitPath") ?? OrgUnit.Root);
        var units = call.Company.People.Units.All.Where(unit => type switch
        {
            "children" => unit.Parent == parent.Path,
            "all" => unit != parent && parent.Holds(unit.Path),
            _ => parent.Holds(unit.Path),
        });

        return DriveAnswer.Json(ListShape.Compile(call.Fields), units.ToList());
    }

    public static DriveAnswer Get(DirectoryCall call)
    {
        call.CheckCustomer(call.Route("customerId"));

        return DriveAnswer.Json(Unit.Compile(call.Fields), Find(call, call.Route("orgUnitPath")));
    }

    private static OrgUnit Find(DirectoryCall call, string pathOrId) => call.Company.People.Units.Find(pathOrId) ?? throw DirectoryRefusals.NoOrgUnit();

    private static string Tag(OrgUnit unit) => ETag.Of(unit.Path, unit.Description);
}
