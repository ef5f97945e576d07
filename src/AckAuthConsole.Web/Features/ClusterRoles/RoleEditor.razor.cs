using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Catalog;
using AckAuthConsole.Core.Rbac.Changes;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Roles;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.ClusterRoles;

/// <summary>Edits one role, as a form or as YAML. What the form does not know of a manifest stays in it.</summary>
public sealed partial class RoleEditor : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<RuleDraft> _rules = [];
    private IReadOnlyList<RbacEdit>? _edits;
    private IReadOnlyList<FieldFault> _faults = [];
    private RoleTemplate? _template;
    private RbacManifest? _base;
    private RbacRole? _begun;
    private RbacKind _kind;
    private bool _asYaml;
    private bool _isAggregated;
    private string _name = "";
    private string _namespace = "";
    private string _yaml = "";
    private string _applications = "";
    private YamlEditor? _editor;
    private YamlHelp? _help;
    private IReadOnlyList<YamlMarker> _markers = [];
    private IReadOnlyList<string> _groups = [];
    private Failure? _gap;

    [Inject] private IRbacManifests Manifests { get; set; } = default!;

    [Inject] private IApiCatalog Catalog { get; set; } = default!;

    [Inject] private ConsoleSession Session { get; set; } = default!;

    [Inject] private IStringLocalizer<ClusterRolesText> L { get; set; } = default!;

    /// <summary>Where.</summary>
    [Parameter, EditorRequired]
    public ClusterId Cluster { get; set; } = null!;

    /// <summary>The role that is edited; null for a new one.</summary>
    [Parameter]
    public RbacManifest? Original { get; set; }

    /// <summary>What to begin with.</summary>
    [Parameter, EditorRequired]
    public RbacRole Start { get; set; } = null!;

    /// <summary>Templates to begin with; null offers none.</summary>
    [Parameter]
    public IReadOnlyList<RoleTemplate>? Templates { get; set; }

    /// <summary>Where the person goes who gives up.</summary>
    [Parameter, EditorRequired]
    public string CancelHref { get; set; } = "";

    /// <inheritdoc />
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_begun, Start))
            return;
        _begun = Start;
        _base = Original;
        Fill(Start);
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        // Suggestions only: without them the role can be written too.
        var stop = _stop.Token;
        var read = await Catalog.OfAsync(await Session.GetIdentityAsync(), Cluster, stop);
        if (!read.IsSuccess)
            return;
        _gap = read.Value.Gap;
        _groups = [.. read.Value.Groups.Select(g => g.Length == 0 ? "core" : g), "*"];
        _help = RoleYamlHelp.Of(read.Value, L);
    }

    private RbacRole FromForm()
    {
        var key = _kind == RbacKind.ClusterRole ? RbacKey.ClusterRole(_name.Trim()) : RbacKey.Role(_namespace.Trim(), _name.Trim());
        return (_base?.Role ?? new RbacRole { Key = key }) with { Key = key, Rules = [.. _rules.Select(r => r.ToRule())] };
    }

    private void Fill(RbacRole role)
    {
        (_kind, _name, _namespace, _isAggregated) = (role.Key.Kind, role.Key.Name, role.Key.Namespace, role.Aggregation is not null);
        _rules.Clear();
        _rules.AddRange(role.Rules.Select(RuleDraft.Of));
    }

    private void Begin(RoleTemplate template)
    {
        _template = template;
        _base = Original;
        var role = new RbacRole { Key = RbacKey.ClusterRole(template.Name), Rules = template.For(Applications()) };
        Fill(role);
        (_faults, _markers) = ([], []);
        if (_asYaml)
            _yaml = Manifests.ToYaml(Manifests.Of(role, _base));
    }

    private void NameApplications(string names)
    {
        _applications = names;
        if (_template is not { } template)
            return;
        var name = _name;
        Begin(template);
        _name = name;
    }

    private string[] Applications() => _applications.Split([',', '，', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } names ? names : [RoleTemplates.NamePlace];

    private void ShowYaml()
    {
        if (_asYaml)
            return;
        _yaml = Manifests.ToYaml(Manifests.Of(FromForm(), _base));
        (_asYaml, _faults, _markers) = (true, [], []);
    }

    private void ShowForm()
    {
        // What cannot be read stays as it was typed.
        if (!_asYaml || !TryReadYaml())
            return;
        _asYaml = false;
        Fill(_base!.Role!);
    }

    private void CheckYaml(string text)
    {
        _yaml = text;
        TryReadYaml();
    }

    private bool TryReadYaml()
    {
        var isRight = ReadYaml();
        _markers = [.. _faults.Zip(Manifests.Locate(_yaml, _faults)).Where(f => f.Second is not null).Select(f => new YamlMarker(f.Second!.Value.Line, f.Second.Value.Column, $"{f.First.Field}: {f.First.Message}"))];
        return isRight;
    }

    private bool ReadYaml()
    {
        // What stands in the field is more than what has come here.
        if (_editor?.Problem is { } problem)
        {
            _faults = [new FieldFault("", "FieldValueTooLong", problem)];
            return false;
        }

        var read = Manifests.Parse(_yaml);
        if (!read.IsSuccess)
        {
            _faults = (read.Failure as Failure.Invalid)?.Fields ?? [];
            return false;
        }

        if (read.Value.Role is null)
            _faults = [new FieldFault("kind", "FieldValueNotSupported", L["YamlNoRole"])];
        else if (Original is { } original && original.Key != read.Value.Key)
            _faults = [new FieldFault("metadata.name", "FieldValueInvalid", L["YamlOtherObject", original.Key.ToString()])];
        else
            _faults = Manifests.Validate(read.Value);
        if (_faults.Count > 0)
            return false;
        _base = read.Value;
        return true;
    }

    private async Task ReviewAsync()
    {
        if (_asYaml && !TryReadYaml())
        {
            if (_editor is not null)
                await _editor.RevealAsync(_markers);
            return;
        }

        var manifest = _asYaml ? _base! : Manifests.Of(FromForm(), _base);
        _edits = [Original is null ? RbacEdit.Create(Cluster, manifest) : RbacEdit.Replace(Cluster, manifest)];
    }

    private void Return() => _edits = null;
}
