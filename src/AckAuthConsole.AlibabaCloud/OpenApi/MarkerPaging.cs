using System.Runtime.CompilerServices;

namespace AckAuthConsole.AlibabaCloud.OpenApi;

/// <summary>A page of a list that goes on by marker.</summary>
internal interface IMarkerPage
{
    bool IsTruncated { get; }

    string? Marker { get; }
}

/// <summary>Reads lists page by page.</summary>
internal static class MarkerPaging
{
    public static async IAsyncEnumerable<TPage> ReadAsync<TPage>(
        Func<string?, CancellationToken, Task<TPage>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TPage : IMarkerPage
    {
        string? marker = null;
        while (true)
        {
            var page = await read(marker, cancellationToken).ConfigureAwait(false);
            yield return page;

            // A marker that does not move would never end.
            if (!page.IsTruncated || string.IsNullOrEmpty(page.Marker) || page.Marker == marker)
                yield break;
            marker = page.Marker;
        }
    }
}
