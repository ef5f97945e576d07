using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Api;
using AckAuthConsole.Emulator.Kubernetes.Identity;
using AckAuthConsole.Emulator.Kubernetes.Resources;
using AckAuthConsole.Emulator.Kubernetes.Schemas;
using static AckAuthConsole.Emulator.Kubernetes.Schemas.KubeSchema;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>The kinds of <c>authorization.k8s.io/v1</c> and <c>authentication.k8s.io/v1</c>, which answer questions and store nothing.</summary>
internal sealed class ReviewResources : IKubeResourceSource
{
    private const string Authorization = "authorization.k8s.io";
    private const string Authentication = "authentication.k8s.io";
    private const string Prefix = "io.k8s.api.authorization.v1.";
    private const string AuthenticationPrefix = "io.k8s.api.authentication.v1.";

    private static readonly KubeSchema s_resource = KubeSchema.Object(
        Prefix + "ResourceAttributes", "A request for a resource.",
        new("namespace", Text, "Namespace; empty for the whole cluster."),
        new("verb", Text, "Verb, such as get or list."),
        new("group", Text, "API group; empty for the core group."),
        new("version", Text, "API version."),
        new("resource", Text, "Resource in plural."),
        new("subresource", Text, "Subresource."),
        new("name", Text, "Name of the object; empty for all."));

    private static readonly KubeSchema s_path = KubeSchema.Object(
        Prefix + "NonResourceAttributes", "A request for a path that is no resource.",
        new("path", Text, "The path."),
        new("verb", Text, "HTTP method in lower case."));

    private static readonly KubeField[] s_attributes =
    [
        new("resourceAttributes", s_resource, "What is asked about a resource."),
        new("nonResourceAttributes", s_path, "What is asked about a path."),
    ];

    private static readonly KubeField[] s_subject =
    [
        new("user", Text, "Name of the user."),
        new("groups", Texts, "Groups of the user; none is added."),
        new("extra", Map(Texts), "Further facts about the user."),
        new("uid", Text, "Uid of the user."),
    ];

    private static readonly KubeSchema s_status = KubeSchema.Object(
        Prefix + "SubjectAccessReviewStatus", "The answer.",
        new("allowed", Flag, "Whether it is allowed.") { IsAlways = true, IsRequired = true },
        new("denied", Flag, "Whether it is denied for good; RBAC never does."),
        new("reason", Text, "Why."),
        new("evaluationError", Text, "What went wrong meanwhile."));

    private static readonly KubeSchema s_userInfo = KubeSchema.Object(
        AuthenticationPrefix + "UserInfo", "A user.",
        new("username", Text, "Name."),
        new("uid", Text, "Uid."),
        new("groups", Texts, "Groups."),
        new("extra", Map(Texts), "Further facts."));

    public IEnumerable<KubeResource> Resources =>
    [
        Make(Authentication, "selfsubjectreviews", "SelfSubjectReview", AnswerWhoIAm, isNamespaced: false, [
            new("status", KubeSchema.Object(AuthenticationPrefix + "SelfSubjectReviewStatus", "Who asks.", new KubeField("userInfo", s_userInfo, "The user.")), "Who asks.")]),
        Make(Authentication, "tokenreviews", "TokenReview", AnswerToken, isNamespaced: false, [
            new("spec", KubeSchema.Object(AuthenticationPrefix + "TokenReviewSpec", "The token.", new("token", Text, "The token."), new("audiences", Texts, "For whom it must be.")), "The token.") { IsAlways = true, IsRequired = true },
            new("status", KubeSchema.Object(AuthenticationPrefix + "TokenReviewStatus", "Whose token it is.", new("authenticated", Flag, "Whether it is believed."), new("user", s_userInfo, "The user.") { IsAlways = true }, new("audiences", Texts, "For whom it is."), new("error", Text, "Why it is not believed.")), "Whose token it is.")]),
        Make(Authorization, "localsubjectaccessreviews", "LocalSubjectAccessReview", (call, json) => AnswerAccess(call, json, "LocalSubjectAccessReview"), isNamespaced: true, Access("SubjectAccessReviewSpec", [.. s_attributes, .. s_subject])),
        Make(Authorization, "selfsubjectaccessreviews", "SelfSubjectAccessReview", (call, json) => AnswerAccess(call, json, "SelfSubjectAccessReview"), isNamespaced: false, Access("SelfSubjectAccessReviewSpec", s_attributes)),
        Make(Authorization, "selfsubjectrulesreviews", "SelfSubjectRulesReview", AnswerRules, isNamespaced: false, [
            new("spec", KubeSchema.Object(Prefix + "SelfSubjectRulesReviewSpec", "Where.", new KubeField("namespace", Text, "Namespace.")), "Where.") { IsAlways = true, IsRequired = true },
            new("status", Any, "What the caller may do.")]),
        Make(Authorization, "subjectaccessreviews", "SubjectAccessReview", (call, json) => AnswerAccess(call, json, "SubjectAccessReview"), isNamespaced: false, Access("SubjectAccessReviewSpec", [.. s_attributes, .. s_subject])),
    ];

    private static KubeField[] Access(string spec, KubeField[] fields) =>
    [
        new("spec", KubeSchema.Object(Prefix + spec, "The question.", fields), "The question.") { IsAlways = true, IsRequired = true },
        new("status", s_status, "The answer."),
    ];

    private static KubeResource Make(string group, string plural, string kind, Func<KubeCall, JsonObject, JsonObject> answer, bool isNamespaced, KubeField[] fields) => new()
    {
        Group = group,
        Version = "v1",
        Plural = plural,
        Kind = kind,
        IsNamespaced = isNamespaced,
        Verbs = ["create"],
        Schema = KubeSchema.Object((group == Authorization ? Prefix : AuthenticationPrefix) + kind, "A question that is answered and not stored.", fields),
        Answer = answer,
    };

    private static JsonObject AnswerAccess(KubeCall call, JsonObject json, string kind)
    {
        var isSelf = kind == "SelfSubjectAccessReview";
        if (AccessReviews.Validate(kind, json) is { Count: > 0 } errors) throw KubeError.Invalid(Authorization, "", "", errors);
        var ns = call.Attributes.Namespace;
        if (kind == "LocalSubjectAccessReview" && (string?)json["spec"]!["resourceAttributes"]!["namespace"] != ns) throw KubeError.BadRequest($"spec.resourceAttributes.namespace must match namespace: {ns}");
        json["status"] = new AccessReviews(RbacPart.IndexOf(call.Cluster)).Answer(json, isSelf ? call.User.Name : null, isSelf ? call.User.Groups : null);
        return json;
    }

    private static JsonObject AnswerRules(KubeCall call, JsonObject json)
    {
        var ns = (string?)json["spec"]?["namespace"] ?? "";
        if (ns.Length == 0) throw KubeError.BadRequest("no namespace on request");
        return new()
        {
            ["kind"] = "SelfSubjectRulesReview",
            ["apiVersion"] = Authorization + "/v1",
            ["metadata"] = new JsonObject { ["creationTimestamp"] = null },
            ["spec"] = new JsonObject(),
            ["status"] = new AccessReviews(RbacPart.IndexOf(call.Cluster)).Rules(call.User.Name, call.User.Groups, ns),
        };
    }

    private static JsonObject AnswerToken(KubeCall call, JsonObject json)
    {
        var token = (string?)json["spec"]?["token"] ?? "";
        if (token.Length == 0) throw KubeError.BadRequest("token is required for TokenReview in authentication");
        var audiences = (json["spec"]?["audiences"] as JsonArray)?.Select(audience => (string?)audience ?? "").ToList() ?? [];
        json["status"] = KubeAuthenticator.UserOf(call.Cluster, token, audiences.Count > 0 ? audiences : null) is { } user
            ? new JsonObject
            {
                ["authenticated"] = true,
                ["user"] = user.ToJson(),
                ["audiences"] = new JsonArray([.. (audiences.Count > 0 ? audiences : [ServiceAccountTokens.Issuer]).Select(audience => (JsonNode)audience)]),
            }
            : new JsonObject { ["user"] = new JsonObject(), ["error"] = "invalid bearer token" };
        return json;
    }

    private static JsonObject AnswerWhoIAm(KubeCall call, JsonObject json)
    {
        json["status"] = new JsonObject { ["userInfo"] = call.User.ToJson() };
        return json;
    }
}
