using AckAuthConsole.Core.Directory;
using AckAuthConsole.Web.Features.Authorizations;
using static AckAuthConsole.Web.Tests.Features.Authorizations.Samples;

namespace AckAuthConsole.Web.Tests.Features.Authorizations;

public sealed class PrincipalListQueryTests
{
    [Fact]
    public void Query_WrittenAndParsed_IsTheSame()
    {
        var query = new PrincipalListQuery { Search = "a b&c=d/<é>", Cluster = HangzhouId.Value, Role = "dev", AllClusters = true, NotSeen = true, Sort = PrincipalSort.CreatedAt, Descending = true, Page = 3 };

        PrincipalListQuery.Parse("http://localhost" + query.ToUri("/authorizations/users")).ShouldBe(query);
    }

    [Theory]
    [InlineData("?page=-1&sort=Nothing&role=root&cluster=%3Cscript%3E")]
    [InlineData("?page=99999999999&sort=77")]
    [InlineData("?%&&=&q")]
    public void Address_WithNonsense_ShowsTheFirstPage(string query)
    {
        var parsed = PrincipalListQuery.Parse("http://localhost/authorizations/users" + query);

        parsed.ShouldBe(new PrincipalListQuery());
    }

    [Fact]
    public void SortedBy_TheSameColumn_TurnsRoundAndBeginsAtTheFirstPage()
    {
        var query = new PrincipalListQuery { Page = 4 }.SortedBy(PrincipalSort.Name);

        query.Descending.ShouldBeTrue();
        query.Page.ShouldBe(1);
        query.AriaSort(PrincipalSort.Name).ShouldBe("descending");
        query.AriaSort(PrincipalSort.CreatedAt).ShouldBe("none");
    }

    [Fact]
    public void Filter_ForCustomRole_AsksForCustomAndNoPredefinedRole()
    {
        var filter = new PrincipalListQuery { Role = PrincipalListQuery.CustomRole, Page = 2 }.ToFilter(PrincipalKind.RamRole);

        filter.HasCustomRole.ShouldBeTrue();
        filter.Role.ShouldBeNull();
        filter.Skip.ShouldBe(PrincipalListQuery.PageSize);
    }
}
