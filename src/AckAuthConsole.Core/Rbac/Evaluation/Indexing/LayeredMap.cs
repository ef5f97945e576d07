using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace AckAuthConsole.Core.Rbac.Evaluation.Indexing;

/// <summary>
/// An immutable map made for many reads and a few changes at a time: a plain dictionary that is never written again, and above it what changed since. When the upper layer has grown to an eighth of the lower one the two are
/// merged, so that the price of copying is spread over many changes.
/// </summary>
internal sealed class LayeredMap<TKey, TValue>
    where TKey : notnull
    where TValue : class
{
    private const int SmallestMerge = 256;

    private readonly Dictionary<TKey, TValue> _below;
    private readonly ImmutableDictionary<TKey, TValue?> _above;

    private LayeredMap(Dictionary<TKey, TValue> below, ImmutableDictionary<TKey, TValue?> above, int count) => (_below, _above, Count) = (below, above, count);

    public static LayeredMap<TKey, TValue> Empty { get; } = new([], ImmutableDictionary<TKey, TValue?>.Empty, 0);

    public int Count { get; }

    public IEnumerable<TValue> Values
    {
        get
        {
            foreach (var (key, value) in _below)
            {
                if (_above.IsEmpty || !_above.ContainsKey(key))
                    yield return value;
            }

            foreach (var value in _above.Values)
            {
                if (value is not null)
                    yield return value;
            }
        }
    }

    public TValue? Find(TKey key)
    {
        if (!_above.IsEmpty && _above.TryGetValue(key, out var above))
            return above;
        return _below.GetValueOrDefault(key);
    }

    public bool TryFind(TKey key, [NotNullWhen(true)] out TValue? value) => (value = Find(key)) is not null;

    /// <summary>The same with some values put and, where null, taken away.</summary>
    public LayeredMap<TKey, TValue> With(IReadOnlyCollection<KeyValuePair<TKey, TValue?>> changes)
    {
        if (changes.Count == 0)
            return this;
        if (_above.Count + changes.Count > Math.Max(SmallestMerge, _below.Count / 8))
            return Merged(changes);
        var above = _above.ToBuilder();
        var count = Count;
        foreach (var (key, value) in changes)
        {
            count += (value is null ? 0 : 1) - (Find(key) is null ? 0 : 1);
            above[key] = value;
        }

        return new LayeredMap<TKey, TValue>(_below, above.ToImmutable(), count);
    }

    /// <summary>The keys whose values are not the same object in both; only the upper layers are looked at where the lower one is shared.</summary>
    public IEnumerable<TKey> ChangedKeys(LayeredMap<TKey, TValue> other)
    {
        if (ReferenceEquals(this, other))
            return [];
        var keys = ReferenceEquals(_below, other._below) ? _above.Keys.Concat(other._above.Keys) : _below.Keys.Concat(_above.Keys).Concat(other._below.Keys).Concat(other._above.Keys);
        return keys.Distinct().Where(k => !ReferenceEquals(Find(k), other.Find(k)));
    }

    private LayeredMap<TKey, TValue> Merged(IReadOnlyCollection<KeyValuePair<TKey, TValue?>> changes)
    {
        var all = new Dictionary<TKey, TValue>(_below.Count + _above.Count + changes.Count);
        foreach (var (key, value) in _below)
            all[key] = value;
        Put(_above);
        Put(changes);
        return new LayeredMap<TKey, TValue>(all, ImmutableDictionary<TKey, TValue?>.Empty, all.Count);

        void Put(IEnumerable<KeyValuePair<TKey, TValue?>> layer)
        {
            foreach (var (key, value) in layer)
            {
                if (value is null)
                    all.Remove(key);
                else
                    all[key] = value;
            }
        }
    }
}
