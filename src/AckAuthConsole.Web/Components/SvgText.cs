using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace AckAuthConsole.Web.Components;

/// <summary>A text inside an SVG drawing. In a Razor file the element of that name means something else.</summary>
public sealed class SvgText : ComponentBase
{
    /// <summary>Left edge.</summary>
    [Parameter, EditorRequired]
    public int X { get; set; }

    /// <summary>Base line.</summary>
    [Parameter, EditorRequired]
    public int Y { get; set; }

    /// <summary>The words.</summary>
    [Parameter, EditorRequired]
    public string Value { get; set; } = "";

    /// <summary>Further classes.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", X);
        builder.AddAttribute(2, "y", Y);
        builder.AddAttribute(3, "class", Class);
        builder.AddContent(4, Value);
        builder.CloseElement();
    }
}
