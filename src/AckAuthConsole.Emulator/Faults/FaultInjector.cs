using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Enumeration;
using AckAuthConsole.Emulator.Gateway;
using Microsoft.AspNetCore.Http;

namespace AckAuthConsole.Emulator.Faults;

/// <summary>Decides which calls go wrong.</summary>
[SuppressMessage("Security", "CA5394", Justification = "Faults must be the same for the same seed.")]
internal sealed class FaultInjector
{
    public const string HeaderName = "x-emulator-fault";

    private readonly Lock _gate = new();
    private readonly List<ActiveRule> _rules = [];
    private int _lastId;

    public IReadOnlyList<(FaultRule Rule, int Matched, int Injected)> Rules
    {
        get
        {
            lock (_gate) return [.. _rules.Select(r => (r.Rule, r.Matched, r.Injected))];
        }
    }

    public FaultRule Add(FaultRule rule)
    {
        lock (_gate)
        {
            rule = rule with { Id = "f-" + (++_lastId).ToString(CultureInfo.InvariantCulture) };
            _rules.Add(new(rule));
            return rule;
        }
    }

    public bool Remove(string id)
    {
        lock (_gate) return _rules.RemoveAll(r => r.Rule.Id == id) > 0;
    }

    public void Clear()
    {
        lock (_gate) _rules.Clear();
    }

    /// <summary>The first rule that strikes this call; null: none. Every rule that matches counts the call.</summary>
    public FaultRule? Choose(Operation operation, RawRequest request, string uid) =>
        request.Header(HeaderName) is { } header ? ParseHeader(header) : Choose(rule => Matches(rule, operation, request, uid));

    /// <summary>The same for a call of an API server, which is named by its verb and resource: <c>list clusterroles</c>.</summary>
    public FaultRule? Choose(string product, string action, string path, IQueryCollection query, string header, string uid) =>
        header.Length > 0 ? ParseHeader(header) : Choose(rule => Matches(rule, product, action, path, query, uid));

    private FaultRule? Choose(Func<FaultRule, bool> matches)
    {
        lock (_gate)
        {
            FaultRule? chosen = null;
            foreach (var active in _rules)
            {
                if (!matches(active.Rule)) continue;
                active.Matched++;
                if (chosen is null && active.Strikes())
                {
                    active.Injected++;
                    chosen = active.Rule;
                }
            }
            return chosen;
        }
    }

    /// <summary>Reads <c>throttle</c>, <c>delay; ms=500</c>, <c>error; code=X; status=500; after</c>, <c>drop; after</c>.</summary>
    public static FaultRule ParseHeader(string header)
    {
        var parts = header.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || !Enum.TryParse<FaultKind>(parts[0], ignoreCase: true, out var kind)) throw Wrong(header);
        var rule = new FaultRule { Kind = kind };
        foreach (var part in parts.Skip(1))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (part, "") : (part[..equals].Trim(), part[(equals + 1)..].Trim());
            rule = name switch
            {
                "after" => rule with { AfterWork = true },
                "code" => rule with { Code = value },
                "status" => rule with { Status = Number(value) },
                "message" => rule with { Message = value },
                "retry-after" => rule with { RetryAfterMs = Number(value) },
                "ms" => rule with { DelayMs = Number(value) },
                _ => throw Wrong(header),
            };
        }
        return rule;

        int Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : throw Wrong(header);
    }

    private static ApiError Wrong(string header) => new(
        400, "InvalidEmulatorFault",
        $"{HeaderName} '{header}' is not understood. Allowed: throttle, delay, error or drop; then any of after, code=, status=, message=, retry-after=, ms=, separated by ';'.",
        ErrorShape.Gateway);

    private static bool Matches(FaultRule rule, Operation operation, RawRequest request, string uid)
    {
        if (rule.Uid is not null && rule.Uid != uid) return false;
        var name = rule.Action.Contains('.', StringComparison.Ordinal) ? $"{operation.Product}.{operation.Action}" : operation.Action;
        if (!FileSystemName.MatchesSimpleExpression(rule.Action, name)) return false;
        return rule.Contains is null
            || request.Path.Contains(rule.Contains, StringComparison.Ordinal)
            || request.Query.Concat(request.Form).Any(p => p.Value.Contains(rule.Contains, StringComparison.Ordinal));
    }

    // Rules for all calls mean the cloud's: what happens to a cluster is wanted on its own.
    private static bool Matches(FaultRule rule, string product, string action, string path, IQueryCollection query, string uid)
    {
        if (rule.Uid is not null && rule.Uid != uid) return false;
        var hasProduct = rule.Action.StartsWith(product + ".", StringComparison.Ordinal);
        if (!hasProduct && !rule.Action.Contains(' ', StringComparison.Ordinal)) return false;
        if (!FileSystemName.MatchesSimpleExpression(hasProduct ? rule.Action[(product.Length + 1)..] : rule.Action, action)) return false;
        return rule.Contains is null || path.Contains(rule.Contains, StringComparison.Ordinal)
            || query.Any(p => p.Value.ToString().Contains(rule.Contains, StringComparison.Ordinal));
    }

    private sealed class ActiveRule(FaultRule rule)
    {
        private readonly Random _random = new(rule.Seed);

        public FaultRule Rule => rule;

        public int Matched { get; set; }

        public int Injected { get; set; }

        public bool Strikes() =>
            (rule.Nth is not { } nth || Matched == nth)
            && (rule.First is not { } first || Matched <= first)
            && (rule.Share is not { } share || _random.NextDouble() < share);
    }
}
