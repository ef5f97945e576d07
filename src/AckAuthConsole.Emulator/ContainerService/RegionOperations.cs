using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Gateway;

namespace AckAuthConsole.Emulator.ContainerService;

/// <summary>A region of the cloud.</summary>
/// <param name="Id">For instance <c>cn-hangzhou</c>.</param>
/// <param name="English">Name for <c>acceptLanguage=en-US</c>.</param>
/// <param name="Chinese">Name for <c>acceptLanguage=zh-CN</c>.</param>
internal sealed record Region(string Id, string English, string Chinese);

/// <summary>The regions where clusters can be.</summary>
internal static class RegionOperations
{
    /// <summary>The public regions that are open, in the vendor's order.</summary>
    public static readonly IReadOnlyList<Region> All =
    [
        new("cn-qingdao", "China (Qingdao)", "华北1（青岛）"),
        new("cn-beijing", "China (Beijing)", "华北2（北京）"),
        new("cn-zhangjiakou", "China (Zhangjiakou)", "华北3（张家口）"),
        new("cn-huhehaote", "China (Hohhot)", "华北5（呼和浩特）"),
        new("cn-wulanchabu", "China (Ulanqab)", "华北6（乌兰察布）"),
        new("cn-hangzhou", "China (Hangzhou)", "华东1（杭州）"),
        new("cn-shanghai", "China (Shanghai)", "华东2（上海）"),
        new("cn-nanjing", "China (Nanjing - Local Region)", "华东5（南京-本地地域）"),
        new("cn-fuzhou", "China (Fuzhou - Local Region)", "华东6（福州-本地地域）"),
        new("cn-wuhan-lr", "China (Wuhan - Local Region)", "华中1（武汉-本地地域）"),
        new("cn-shenzhen", "China (Shenzhen)", "华南1（深圳）"),
        new("cn-heyuan", "China (Heyuan)", "华南2（河源）"),
        new("cn-guangzhou", "China (Guangzhou)", "华南3（广州）"),
        new("cn-chengdu", "China (Chengdu)", "西南1（成都）"),
        new("cn-zhongwei", "China (Zhongwei)", "西北2（中卫）"),
        new("cn-hongkong", "China (Hong Kong)", "中国香港"),
        new("ap-northeast-1", "Japan (Tokyo)", "日本（东京）"),
        new("ap-northeast-2", "South Korea (Seoul)", "韩国（首尔）"),
        new("ap-southeast-1", "Singapore", "新加坡"),
        new("ap-southeast-3", "Malaysia (Kuala Lumpur)", "马来西亚（吉隆坡）"),
        new("ap-southeast-5", "Indonesia (Jakarta)", "印度尼西亚（雅加达）"),
        new("ap-southeast-6", "Philippines (Manila)", "菲律宾（马尼拉）"),
        new("ap-southeast-7", "Thailand (Bangkok)", "泰国（曼谷）"),
        new("ap-southeast-8", "Malaysia (Johor)", "马来西亚（柔佛）"),
        new("eu-central-1", "Germany (Frankfurt)", "德国（法兰克福）"),
        new("eu-west-1", "UK (London)", "英国（伦敦）"),
        new("me-east-1", "UAE (Dubai)", "阿联酋（迪拜）"),
        new("me-central-1", "Saudi Arabia (Riyadh)", "沙特（利雅得）"),
        new("na-south-1", "Mexico", "墨西哥"),
        new("us-east-1", "US (Virginia)", "美国（弗吉尼亚）"),
        new("us-southeast-1", "US (Atlanta)", "美国（亚特兰大）"),
        new("us-west-1", "US (Silicon Valley)", "美国（硅谷）"),
    ];

    /// <summary>Whether a region id is one of the account's.</summary>
    public static bool IsKnown(string regionId) => All.Any(region => region.Id == regionId);

    public static ApiReply DescribeRegions(CallContext call)
    {
        _ = call.Choice("clusterType", ClusterOperations.Types);
        _ = call.Choice("profile", ClusterOperations.Profiles);
        var english = call.Choice("acceptLanguage", "zh-CN", "en-US") == "en-US";
        return ApiReply.Json(new JsonObject
        {
            ["requestId"] = call.RequestId,
            ["regions"] = new JsonArray([.. All.Select(region => new JsonObject { ["regionId"] = region.Id, ["localName"] = english ? region.English : region.Chinese })]),
        });
    }
}
