namespace AckAuthConsole.Core.Rbac.Effects;

/// <summary>An ability that a person should hear about in words before giving or taking it. The gravest first. Resource keys are <c>Highlight_&lt;name&gt;</c>.</summary>
public enum AccessHighlight
{
    /// <summary>Everything on everything.</summary>
    FullControl,

    /// <summary>May give himself or others any right: <c>escalate</c> or <c>bind</c> on roles.</summary>
    Escalate,

    /// <summary>May act as other users or groups.</summary>
    Impersonate,

    /// <summary>Changes roles or bindings, up to his own rights.</summary>
    ChangeRbac,

    /// <summary>Reaches the kubelets of nodes, past the API server's audit.</summary>
    NodesProxy,

    /// <summary>Makes tokens of service accounts.</summary>
    CreateTokens,

    /// <summary>Changes admission webhooks, which see and alter every object.</summary>
    ChangeWebhooks,

    /// <summary>Reads Secrets.</summary>
    ReadSecrets,

    /// <summary>Writes Secrets.</summary>
    WriteSecrets,

    /// <summary>Starts pods, itself or by a workload, with any service account of the namespace.</summary>
    RunPods,

    /// <summary>Runs commands in pods.</summary>
    ExecInPods,

    /// <summary>Changes nodes.</summary>
    ChangeNodes,

    /// <summary>Changes or deletes namespaces.</summary>
    ChangeNamespaces,

    /// <summary>Changes custom resource definitions.</summary>
    ChangeDefinitions,

    /// <summary>Reads pods and their logs.</summary>
    ReadPods,
}
