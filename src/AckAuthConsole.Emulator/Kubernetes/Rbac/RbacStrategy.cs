using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Api;
using AckAuthConsole.Emulator.Kubernetes.Resources;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>Writes of RBAC objects: nobody gives more than he holds, references stay, names may be anything that fits into a path.</summary>
internal sealed class RbacStrategy : KubeStrategy
{
    public override bool CreatesOnUpdate => true;

    public override void Default(JsonObject json) => RbacDefaults.Apply(json);

    public override void BeforeWrite(KubeWrite write)
    {
        var resource = write.Cluster.Resources.FindKind(RbacNames.ApiVersion, (string)write.Object["kind"]!)!;
        var check = new EscalationCheck(RbacPart.IndexOf(write.Cluster));
        var (user, attributes) = (write.Call.User, write.Call.Attributes);
        var verdict = resource.Kind is RbacNames.Role or RbacNames.ClusterRole
            ? check.ForRole(user.Name, user.Groups, attributes.Namespace, attributes.Name, write.Object, write.Old?.Data)
            : check.ForBinding(user.Name, user.Groups, attributes.Namespace, write.Object, write.Old?.Data);
        switch (verdict)
        {
            case WriteVerdict.Forbidden forbidden:
                throw KubeError.Forbidden(resource, write.Name, forbidden.Reason);
            case WriteVerdict.RoleMissing missing:
                throw KubeError.NotFound(RbacNames.Group, missing.Resource, missing.Name);
            case WriteVerdict.Broken broken:
                throw KubeError.Raw(500, broken.Message);
        }
    }

    public override string? NameProblem(string name) => RbacValidation.NameErrors(name).FirstOrDefault();

    public override IEnumerable<FieldError> Validate(KubeWrite write)
    {
        // The name can have two faults; the first one is told with the metadata.
        var errors = RbacValidation.NameErrors(write.IsCreation ? write.Name : "").Skip(1).Select(error => FieldError.Invalid("metadata.name", GoText.Quote(write.Name), error)).ToList();
        errors.AddRange(RbacValidation.Validate(write.Object));

        // On update the API server looks twice and counts every fault twice, though its message names each once.
        if (write.Old is { } old) errors = [.. errors, .. errors, .. RbacValidation.ValidateUpdate(write.Object, old.Data)];
        return errors;
    }
}
