using System.Text.Json;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Tests.Support;

/// <summary>Manifests for tests of Core, which knows no YAML: a role or binding with a JSON that names it.</summary>
internal static class FakeManifests
{
    public static RbacManifest Manifest(RbacRole role) => new(role.Key, JsonSerializer.Serialize(new { role.Key.Name, Rules = role.Rules.Select(r => string.Join(' ', r.Verbs.Concat(r.Resources))) }), role, null);

    public static RbacManifest Manifest(RbacBinding binding) => new(binding.Key, JsonSerializer.Serialize(new { binding.Key.Name, RoleRef = binding.RoleRef.ToString(), Subjects = binding.Subjects.Select(s => s.Name) }), null, binding);
}
