using System.Xml.Linq;
using AckAuthConsole.Data.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace AckAuthConsole.Data.Keys;

/// <summary>
/// Keeps data protection keys in the database, so that cookies outlive a restart and are read by every replica. The framework's interface is synchronous, and
/// asks rarely. The keys are not encrypted there: who can read the database file can forge sessions, which is why the file is made readable by its owner only.
/// </summary>
internal sealed class DatabaseXmlRepository(IDbContextFactory<ConsoleDbContext> contexts) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var context = contexts.CreateDbContext();
        return [.. context.DataProtectionKeys.AsNoTracking().OrderBy(k => k.Id).Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var context = contexts.CreateDbContext();
        context.DataProtectionKeys.Add(new DataProtectionKeyRow { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        context.SaveChanges();
    }
}
