namespace AckAuthConsole.Emulator.OAuth;

/// <summary>The texts of the sign-in page in one language.</summary>
internal sealed record AuthorizeWords
{
    private static readonly AuthorizeWords s_english = new()
    {
        Language = "en",
        Title = "Sign in to the emulated account",
        Intro = "This is an emulator of Alibaba Cloud: choose who you want to be. No password is needed, and nothing leaves this machine.",
        Search = "Search",
        SearchLabel = "Search by name, logon name or ID",
        Users = "RAM users",
        Roles = "RAM roles",
        Account = "Alibaba Cloud account",
        Frozen = "frozen, cannot sign in",
        Nobody = "Nobody has that name. Search for part of another name, or clear the search.",
        Clear = "Clear search",
        More = "Showing {0} of {1}. Search to find the others.",
        RefusedTitle = "This sign-in cannot go on",
        UnknownClient = "The application (client_id) is not registered with the emulator.",
        UnknownRedirect = "The address to return to (redirect_uri) is not registered with the emulator. Register it with the option OAuthRedirectUris; when none is registered, addresses of this machine are accepted.",
        UnknownIdentity = "There is no such identity in the emulated account. Go back and choose another one.",
        NotAForm = "The sign-in form was not sent as a form.",
    };

    private static readonly AuthorizeWords s_chinese = new()
    {
        Language = "zh-Hans",
        Title = "登录模拟账号",
        Intro = "这是阿里云的模拟环境：请选择要使用的身份。无需密码，数据不会离开本机。",
        Search = "搜索",
        SearchLabel = "按名称、登录名称或 ID 搜索",
        Users = "RAM 用户",
        Roles = "RAM 角色",
        Account = "阿里云账号（主账号）",
        Frozen = "已冻结，无法登录",
        Nobody = "没有匹配的身份。请尝试其他名称，或清除搜索条件。",
        Clear = "清除搜索",
        More = "显示 {1} 个中的 {0} 个。请搜索以查找其他身份。",
        RefusedTitle = "无法继续登录",
        UnknownClient = "该应用（client_id）未在模拟环境中注册。",
        UnknownRedirect = "回调地址（redirect_uri）未在模拟环境中注册。请通过选项 OAuthRedirectUris 注册；未注册任何地址时，接受本机地址。",
        UnknownIdentity = "模拟账号中没有该身份。请返回并选择其他身份。",
        NotAForm = "登录请求不是以表单形式提交的。",
    };

    public required string Language { get; init; }

    public required string Title { get; init; }

    public required string Intro { get; init; }

    public required string Search { get; init; }

    public required string SearchLabel { get; init; }

    public required string Users { get; init; }

    public required string Roles { get; init; }

    public required string Account { get; init; }

    public required string Frozen { get; init; }

    public required string Nobody { get; init; }

    public required string Clear { get; init; }

    /// <summary>{0}: how many are shown; {1}: how many there are.</summary>
    public required string More { get; init; }

    public required string RefusedTitle { get; init; }

    public required string UnknownClient { get; init; }

    public required string UnknownRedirect { get; init; }

    public required string UnknownIdentity { get; init; }

    public required string NotAForm { get; init; }

    /// <summary>Chinese for browsers that ask for it first, else English.</summary>
    public static AuthorizeWords For(string acceptLanguage) => acceptLanguage.TrimStart().StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? s_chinese : s_english;
}
