namespace Reeve.Acceptance.Generated.Whole;

public sealed class Policies_of_My_Drive
{
    /// <summary>As in <see cref="Generated.Seeds"/>.</summary>
    public static TheoryData<int> Seeds => Generated.Seeds.Few(8);

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task All_of_a_folder_in_My_Drive_is_as_its_policy_says_and_comes_back(int seed) => Trial.RunAsync(Place.MyDrive, seed);
}
