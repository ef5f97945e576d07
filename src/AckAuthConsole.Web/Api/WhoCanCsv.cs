using System.Text;
using AckAuthConsole.Core.Rbac.WhoCan;

namespace AckAuthConsole.Web.Api;

/// <summary>Writes who can as CSV (RFC 4180, UTF-8 with mark). Column names are for programs and stay English.</summary>
internal static class WhoCanCsv
{
    private const string Header = "kind,subject_namespace,subject,ram_id,name,deleted,scope,binding_kind,binding,role_kind,role,rule";

    /// <summary>Writes the answer.</summary>
    public static async Task WriteAsync(WhoCanView view, Stream output, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Header.AsMemory(), cancellationToken);
        foreach (var holder in view.Holders)
        {
            foreach (var chain in holder.Chains)
            {
                var binding = chain.Binding!;
                string[] cells =
                [
                    holder.Who.Kind.ToString(), chain.Subject.Namespace, chain.Subject.Name, holder.Who.Id?.Value ?? "", holder.Who.Name, holder.Who.IsDeleted ? "true" : "false",
                    binding.Key.Namespace.Length == 0 ? "cluster" : binding.Key.Namespace, binding.Key.Kind.ToString(), binding.Key.Name, binding.RoleRef.Kind.ToString(), binding.RoleRef.Name, (chain.RuleIndex + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
                ];
                await writer.WriteLineAsync(string.Join(',', cells.Select(CsvCell.Of)).AsMemory(), cancellationToken);
            }
        }

        await writer.FlushAsync(cancellationToken);
    }
}
