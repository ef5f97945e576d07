namespace AckAuthConsole.Web.Features.History;

/// <summary>Names the texts of the history pages; the words stand in the resource files beside it.</summary>
public sealed class HistoryText;
