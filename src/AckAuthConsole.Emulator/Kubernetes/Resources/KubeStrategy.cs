using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Rbac;

namespace AckAuthConsole.Emulator.Kubernetes.Resources;

/// <summary>What is particular to the writes of one kind. The state's lock is held throughout.</summary>
internal class KubeStrategy
{
    /// <summary>Whether PUT makes an object that does not exist.</summary>
    public virtual bool CreatesOnUpdate => false;

    /// <summary>Whether an object without a resource version replaces what is there.</summary>
    public virtual bool AllowsUnconditionalUpdate => true;

    /// <summary>Whether objects count their generations: changes of everything but metadata and status.</summary>
    public virtual bool HasGeneration => false;

    /// <summary>Fills in what was left out, right after the object was read.</summary>
    public virtual void Default(JsonObject json)
    {
    }

    /// <summary>Refuses by throwing a <see cref="Api.KubeError"/>; after authorization, before everything else.</summary>
    public virtual void BeforeWrite(KubeWrite write)
    {
    }

    /// <summary>Sets or restores what clients cannot decide.</summary>
    public virtual void Prepare(KubeWrite write)
    {
    }

    /// <summary>What is wrong with the name besides being missing; null: nothing.</summary>
    public virtual string? NameProblem(string name) => ObjectNames.SubdomainProblem(name);

    /// <summary>Everything that is wrong with the object besides its metadata.</summary>
    public virtual IEnumerable<FieldError> Validate(KubeWrite write) => [];

    /// <summary>After the object was stored; not in a dry run.</summary>
    public virtual void AfterWrite(KubeWrite write)
    {
    }

    /// <summary>Whether a deletion answers the object instead of a <c>Status</c>.</summary>
    public virtual bool ReturnsDeleted => false;

    /// <summary>Whether nothing but its finalizers keeps an object that is being deleted.</summary>
    public virtual bool IsFinished(JsonObject json) => true;

    /// <summary>Notes that an object, which something still keeps, is being deleted.</summary>
    public virtual void MarkDeleted(JsonObject json)
    {
    }

    /// <summary>Refuses a deletion by throwing a <see cref="Api.KubeError"/>.</summary>
    public virtual void BeforeDelete(KubeWrite write)
    {
    }
}
