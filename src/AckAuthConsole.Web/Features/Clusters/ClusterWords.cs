using System.Globalization;
using AckAuthConsole.Core.Clusters;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.Clusters;

/// <summary>The vendor's words for what the cloud says of a cluster. A word that is not known is shown as the cloud gave it.</summary>
internal sealed class ClusterWords(IStringLocalizer<ClustersText> text)
{
    /// <summary>The state.</summary>
    public string State(string state) => Known("State_" + state) ?? state;

    /// <summary>How the state is to be taken.</summary>
    public static ClusterStateTone Tone(string state) => state switch
    {
        ClusterStates.Running => ClusterStateTone.Good,
        "failed" or "updating_failed" or "upgrading_failed" or "delete_failed" or "unavailable" or "disconnected" or "inactive" => ClusterStateTone.Bad,
        "stopped" or "deleted" or "deleting" => ClusterStateTone.Off,
        _ => ClusterStateTone.Busy,
    };

    /// <summary>The type with its specification, for instance "ACK managed cluster, Pro".</summary>
    public string Type(Cluster cluster)
    {
        var name = Known($"Type_{cluster.Type}_{cluster.Profile}") ?? Known($"Type_{cluster.Type}");
        if (name is null)
            return cluster.Type.Length > 0 ? cluster.Type : text["Unknown"];
        if (cluster.Spec.StartsWith("ack.pro", StringComparison.Ordinal))
            return text["TypeWithSpec", name, text["SpecPro"].Value];
        return cluster.Spec == "ack.standard" ? text["TypeWithSpec", name, text["SpecBasic"].Value] : name;
    }

    /// <summary>The region's name in the language of the page; the id where the vendor gave none.</summary>
    public static string Region(ClusterList list, string regionId)
    {
        var names = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? list.RegionsInChinese : list.Regions;
        return names.GetValueOrDefault(regionId, regionId);
    }

    private string? Known(string key) => text[key] is { ResourceNotFound: false } word ? word.Value : null;
}
