using System.Collections.Frozen;

namespace AckAuthConsole.Emulator.Kubernetes.Protobuf;

/// <summary>
/// The messages that clients of built-in kinds send, with the field numbers of Kubernetes' <c>generated.proto</c> files. A type is <c>text</c>, <c>int</c>, <c>flag</c>, <c>bytes</c>, <c>time</c> or a message;
/// <c>*</c> stands for many, <c>@</c> for a map from text. Fields that only the server fills are left out.
/// </summary>
internal static class ProtobufMessages
{
    private static readonly FrozenDictionary<string, FrozenDictionary<int, ProtobufField>> s_all = """
        ObjectMeta: 1 name text, 2 generateName text, 3 namespace text, 5 uid text, 6 resourceVersion text, 8 creationTimestamp time, 9 deletionTimestamp time, 11 labels @text, 12 annotations @text, 13 ownerReferences *OwnerReference, 14 finalizers *text
        OwnerReference: 1 kind text, 3 name text, 4 uid text, 5 apiVersion text, 6 controller flag, 7 blockOwnerDeletion flag
        LabelSelector: 1 matchLabels @text, 2 matchExpressions *LabelSelectorRequirement
        LabelSelectorRequirement: 1 key text, 2 operator text, 3 values *text
        DeleteOptions: 1 gracePeriodSeconds int, 2 preconditions Preconditions, 3 orphanDependents flag, 4 propagationPolicy text, 5 dryRun *text
        Preconditions: 1 uid text, 2 resourceVersion text
        Namespace: 1 metadata ObjectMeta, 2 spec NamespaceSpec
        NamespaceSpec: 1 finalizers *text
        ServiceAccount: 1 metadata ObjectMeta, 2 secrets *ObjectReference, 3 imagePullSecrets *LocalObjectReference, 4 automountServiceAccountToken flag
        ObjectReference: 1 kind text, 2 namespace text, 3 name text, 4 uid text, 5 apiVersion text, 6 resourceVersion text, 7 fieldPath text
        LocalObjectReference: 1 name text
        ConfigMap: 1 metadata ObjectMeta, 2 data @text, 3 binaryData @bytes, 4 immutable flag
        Secret: 1 metadata ObjectMeta, 2 data @bytes, 3 type text, 4 stringData @text, 5 immutable flag
        ClusterRole: 1 metadata ObjectMeta, 2 rules *PolicyRule, 3 aggregationRule AggregationRule
        Role: 1 metadata ObjectMeta, 2 rules *PolicyRule
        AggregationRule: 1 clusterRoleSelectors *LabelSelector
        PolicyRule: 1 verbs *text, 2 apiGroups *text, 3 resources *text, 4 resourceNames *text, 5 nonResourceURLs *text
        ClusterRoleBinding: 1 metadata ObjectMeta, 2 subjects *Subject, 3 roleRef RoleRef
        RoleBinding: 1 metadata ObjectMeta, 2 subjects *Subject, 3 roleRef RoleRef
        Subject: 1 kind text, 2 apiGroup text, 3 name text, 4 namespace text
        RoleRef: 1 apiGroup text, 2 kind text, 3 name text
        SelfSubjectAccessReview: 1 metadata ObjectMeta, 2 spec SubjectAccessReviewSpec
        SubjectAccessReview: 1 metadata ObjectMeta, 2 spec SubjectAccessReviewSpec
        LocalSubjectAccessReview: 1 metadata ObjectMeta, 2 spec SubjectAccessReviewSpec
        SubjectAccessReviewSpec: 1 resourceAttributes ResourceAttributes, 2 nonResourceAttributes NonResourceAttributes, 3 user text, 4 groups *text, 5 extra @ExtraValue, 6 uid text
        ResourceAttributes: 1 namespace text, 2 verb text, 3 group text, 4 version text, 5 resource text, 6 subresource text, 7 name text
        NonResourceAttributes: 1 path text, 2 verb text
        ExtraValue: 1 items *text
        SelfSubjectRulesReview: 1 metadata ObjectMeta, 2 spec SelfSubjectRulesReviewSpec
        SelfSubjectRulesReviewSpec: 1 namespace text
        SelfSubjectReview: 1 metadata ObjectMeta
        TokenReview: 1 metadata ObjectMeta, 2 spec TokenReviewSpec
        TokenReviewSpec: 1 token text, 2 audiences *text
        TokenRequest: 1 metadata ObjectMeta, 2 spec TokenRequestSpec
        TokenRequestSpec: 1 audiences *text, 3 boundObjectRef BoundObjectReference, 4 expirationSeconds int
        BoundObjectReference: 1 kind text, 2 apiVersion text, 3 name text, 4 uid text
        """.Split('\n').Select(static line => line.Split(": ")).ToFrozenDictionary(
        static parts => parts[0].Trim(),
        static parts => parts[1].Trim().Split(", ").Select(static field => field.Split(' ')).ToFrozenDictionary(static f => int.Parse(f[0], System.Globalization.CultureInfo.InvariantCulture), static f => new ProtobufField(f[1], f[2].TrimStart('*', '@'), f[2][0])),
        StringComparer.Ordinal);

    /// <summary>The fields of a message by number; null when it is not known.</summary>
    public static FrozenDictionary<int, ProtobufField>? Find(string message) => s_all.GetValueOrDefault(message);
}
