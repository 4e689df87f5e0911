using System.Text.Json.Nodes;
using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Doctor;

/// <summary>What the doctor answered.</summary>
internal static class DoctorAnswers
{
    /// <summary>All checks.</summary>
    public static IReadOnlyList<JsonNode> Checks(this CommandResult result, int code)
    {
        result.ShouldExit(code).Json.Text("reeve").ShouldBe("doctor/1");

        return result.Json.List("checks");
    }

    /// <summary>The one check that is not well; nothing else may be blamed.</summary>
    public static JsonNode Fault(this CommandResult result, int code, string state = "fault")
    {
        var wrong = result.Checks(code).Where(check => check.Text("state") is "fault" or "warning").ToList();
        wrong.ShouldHaveSingleItem(result.Out).Text("state").ShouldBe(state);

        return wrong[0];
    }
}
