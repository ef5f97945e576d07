namespace AckAuthConsole.Web.Features.Overview;

/// <summary>Names the texts of the first page; the words stand in the resource files beside it.</summary>
public sealed class OverviewText;
