namespace AckAuthConsole.AlibabaCloud.Configuration;

/// <summary>The two sites of the vendor. They have separate accounts, sign-in hosts and OAuth applications.</summary>
public enum CloudSite
{
    /// <summary>The China site, aliyun.com.</summary>
    China,

    /// <summary>The international site, alibabacloud.com.</summary>
    International,
}
