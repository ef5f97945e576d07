namespace AckAuthConsole.AlibabaCloud.OpenApi;

/// <summary>The products that the console calls. Each has its own endpoint rule and limiter.</summary>
internal enum CloudProduct
{
    ContainerService,
    Ram,
    Ims,
    Sts,
}
