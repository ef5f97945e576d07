using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AckAuthConsole.Core.Results;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace AckAuthConsole.Kubernetes.Kubeconfigs;

/// <summary>
/// A kubeconfig, or several merged as kubectl merges them (the first definition of a name counts). Programs that would have to be started (<c>exec</c>), authentication plug-ins and passwords are refused with a reason.
/// Failures are <see cref="Failure.Invalid"/> whose <see cref="Failure.Invalid.Fields"/> name the place, <see cref="Failure.NotFound"/> for a context, cluster, user or file that is not there; none holds a secret.
/// Neither does this type print one.
/// </summary>
public sealed class Kubeconfig
{
    /// <summary>The largest file that is read.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private const int MaxDepth = 32;

    private readonly Dictionary<string, YamlPlace> _clusters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, YamlPlace> _users = new(StringComparer.Ordinal);
    private readonly List<KubeconfigContext> _contexts = [];

    private Kubeconfig()
    {
    }

    /// <summary>Every context, in the order of the files.</summary>
    public IReadOnlyList<KubeconfigContext> Contexts => _contexts;

    /// <summary>The context that is used unless another is named; null when none is set.</summary>
    public string? CurrentContext { get; private set; }

    /// <summary>The files that kubectl would read: those of the variable <c>KUBECONFIG</c>, else <c>~/.kube/config</c>.</summary>
    public static IReadOnlyList<string> DefaultFiles()
    {
        var named = (Environment.GetEnvironmentVariable("KUBECONFIG") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return named.Length > 0 ? named : [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".kube", "config")];
    }

    /// <summary>Reads one text.</summary>
    public static Result<Kubeconfig> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Guard(() =>
        {
            var config = new Kubeconfig();
            config.Add(text, "");
            return config;
        });
    }

    /// <summary>Reads files and merges them. With several, those that do not exist are left out, as kubectl does; one must exist.</summary>
    public static async Task<Result<Kubeconfig>> LoadAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        var texts = new List<(string Text, string File)>();
        foreach (var file in files)
        {
            try
            {
                if (new FileInfo(file) is { Exists: true, Length: > MaxBytes })
                    return new Failure.Invalid("kubeconfig.too-large", "kubeconfig", file);
                texts.Add((await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false), file));
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                if (files.Count == 1)
                    return new Failure.NotFound("kubeconfig", file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return Unreadable("kubeconfig", file);
            }
        }

        if (texts.Count == 0)
            return new Failure.NotFound("kubeconfig", string.Join(Path.PathSeparator, files));
        return Guard(() =>
        {
            var config = new Kubeconfig();
            foreach (var (text, file) in texts)
                config.Add(text, file);
            return config;
        });
    }

    /// <summary>What a context says, read and checked: files it names are read now.</summary>
    /// <param name="context">The context's name; null for <see cref="CurrentContext"/>, or the only one.</param>
    public Result<ClusterConnection> Connect(string? context = null) => Guard(() =>
    {
        var name = context ?? CurrentContext ?? (_contexts.Count == 1 ? _contexts[0].Name : null);
        if (name is null)
            throw new KubeconfigFault(new Failure.Invalid("kubeconfig.no-current-context", "context") { Allowed = [.. _contexts.Select(static c => c.Name)] });
        var chosen = _contexts.Find(c => c.Name == name) ?? throw new KubeconfigFault(new Failure.NotFound("kubeconfig-context", name));
        var cluster = _clusters.GetValueOrDefault(chosen.Cluster) ?? throw new KubeconfigFault(new Failure.NotFound("kubeconfig-cluster", chosen.Cluster));

        // A context without user is somebody anonymous.
        var user = chosen.User.Length == 0 ? null : _users.GetValueOrDefault(chosen.User) ?? throw new KubeconfigFault(new Failure.NotFound("kubeconfig-user", chosen.User));
        return Connection(chosen, cluster, user);
    });

    /// <inheritdoc />
    public override string ToString() => $"kubeconfig with {_contexts.Count.ToString(CultureInfo.InvariantCulture)} contexts";

    private static Result<T> Guard<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (KubeconfigFault fault)
        {
            return fault.Failure;
        }
    }

    private static Failure.Invalid Unreadable(string field, string file) => new("kubeconfig.unreadable", field, file)
    {
        Fields = [new FieldFault(field, "kubeconfig.unreadable", $"The file {file} cannot be read; check its permissions.")],
    };

    private void Add(string text, string file)
    {
        if (Root(text, file) is not { } root)
            return;
        CurrentContext ??= root.Text("current-context");
        foreach (var entry in root.Maps("clusters"))
            _clusters.TryAdd(Name(entry), entry.Map("cluster") ?? throw entry.Fault("cluster", "is missing."));
        foreach (var entry in root.Maps("users"))
            _users.TryAdd(Name(entry), entry.Map("user") ?? new YamlPlace([], $"{entry.Path}.user", file));
        foreach (var entry in root.Maps("contexts"))
        {
            var name = Name(entry);
            var context = entry.Map("context") ?? throw entry.Fault("context", "is missing.");
            if (_contexts.All(c => c.Name != name))
                _contexts.Add(new KubeconfigContext(name, context.Text("cluster") ?? throw context.Fault("cluster", "is missing."), context.Text("user") ?? "", context.Text("namespace") ?? ""));
        }
    }

    private static string Name(YamlPlace entry) => entry.Text("name") ?? throw entry.Fault("name", "is missing.");

    private static YamlPlace? Root(string text, string file)
    {
        if (text.Length > MaxBytes)
            throw new KubeconfigFault(new Failure.Invalid("kubeconfig.too-large", "kubeconfig", file));
        try
        {
            // The tree is built recursively, so how deep it goes is looked at first.
            var depth = 0;
            var parser = new Parser(new StringReader(text));
            while (parser.MoveNext())
            {
                depth += parser.Current is MappingStart or SequenceStart ? 1 : parser.Current is MappingEnd or SequenceEnd ? -1 : 0;
                if (depth > MaxDepth)
                    throw Syntax(parser.Current!.Start, "is nested too deeply", file);
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 0)
                return null;
            if (stream.Documents[0].RootNode is not YamlMappingNode map)
                throw Syntax(stream.Documents[0].RootNode.Start, "is no mapping", file);
            var root = new YamlPlace(map, "", file);
            if (root.Text("kind") is { } kind and not "Config")
                throw root.Fault("kind", $"is {Short(kind)}; a kubeconfig is of kind Config.");
            return root;
        }
        catch (YamlException e)
        {
            // Its message may quote the text, and with it a secret.
            throw Syntax(e.Start, "is not valid YAML", file);
        }
    }

    private static KubeconfigFault Syntax(Mark at, string message, string file)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"line {at.Line}, column {at.Column}");
        return new KubeconfigFault(new Failure.Invalid("kubeconfig.malformed", "kubeconfig", file.Length == 0 ? null : file)
        {
            Fields = [new FieldFault(place, "Syntax", $"{(file.Length == 0 ? "" : file + ": ")}{place}: the kubeconfig {message}.")],
        });
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static ClusterConnection Connection(KubeconfigContext context, YamlPlace cluster, YamlPlace? user)
    {
        var server = Server(cluster);
        var insecure = cluster.Flag("insecure-skip-tls-verify");
        var authorities = Certificates(cluster, "certificate-authority");
        if (insecure && authorities.Count > 0)
            throw cluster.Fault("insecure-skip-tls-verify", "contradicts certificate-authority: remove one of the two.");
        var (certificate, chain) = user is null ? (null, []) : ClientCertificate(user);
        if (user is not null)
            RefuseWhatIsNotOffered(user);
        return new ClusterConnection(server)
        {
            Authorities = authorities,
            InsecureSkipTlsVerify = insecure,
            TlsServerName = cluster.Text("tls-server-name"),
            Proxy = Proxy(cluster),
            ClientCertificate = certificate,
            ClientChain = chain,
            Token = user?.Text("token"),
            TokenFile = user?.Text("token") is null && user?.Text("tokenFile") is { } file ? Path.Combine(user.Folder, file) : null,
            Impersonation = user is null ? null : AsWhom(user),
            Namespace = context.Namespace,
        };
    }

    private static Uri Server(YamlPlace cluster)
    {
        var text = cluster.Text("server") ?? throw cluster.Fault("server", "is missing.");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var server) || (server.Scheme != Uri.UriSchemeHttps && server.Scheme != Uri.UriSchemeHttp)
            || server.UserInfo.Length > 0 || server.Query.Length > 0 || server.Fragment.Length > 0)
        {
            throw cluster.Fault("server", "is not an address; it must be https://host[:port][/path].");
        }

        // Without TLS everybody on the way could read the token.
        return server.Scheme == Uri.UriSchemeHttps || server.IsLoopback ? server : throw cluster.Fault("server", "must use https; http is taken for a loopback address only.");
    }

    private static Uri? Proxy(YamlPlace cluster)
    {
        if (cluster.Text("proxy-url") is not { } text)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var proxy) && proxy.Scheme is "http" or "https" or "socks5"
            ? new Uri(text)
            : throw cluster.Fault("proxy-url", "is not an address; it must be http://, https:// or socks5://host:port.");
    }

    private static Impersonation? AsWhom(YamlPlace user)
    {
        var groups = user.Texts("as-groups");
        var extra = user.Map("as-user-extra");
        if (user.Text("as") is not { } name)
        {
            return groups.Count == 0 && extra is null && !user.Has("as-uid")
                ? null
                : throw user.Fault("as-groups", "needs 'as': groups, uid and extra are impersonated only together with a user name.");
        }

        return new Impersonation(name, user.Text("as-uid") ?? "", groups, extra is null ? new Dictionary<string, IReadOnlyList<string>>() : extra.Keys.ToDictionary(static k => k, extra.Texts));
    }

    private static void RefuseWhatIsNotOffered(YamlPlace user)
    {
        const string reason = "kubeconfig.auth-unsupported";
        if (user.Map("exec") is { } exec)
        {
            var command = exec.Text("command") is { } program ? $" '{Short(program)}'" : "";
            throw user.Fault("exec", $"wants to start the program{command}. No program is started from here: use a kubeconfig with a client certificate or a token.", reason);
        }

        if (user.Map("auth-provider") is { } provider)
            throw user.Fault("auth-provider", $"wants the plug-in '{Short(provider.Text("name") ?? "")}', which Kubernetes itself has removed: use a client certificate or a token.", reason);
        if (user.Has("username") || user.Has("password"))
            throw user.Fault("username", "is for passwords, which API servers no longer take (since 1.19): use a client certificate or a token.", reason);
    }

    private static (X509Certificate2? Certificate, X509Certificate2Collection Chain) ClientCertificate(YamlPlace user)
    {
        var all = Certificates(user, "client-certificate");
        var key = Pem(user, "client-key");
        if (all.Count == 0)
            return key is null ? (null, []) : throw user.Fault("client-key", "has no client certificate beside it.");
        if (key is null)
            throw user.Fault("client-certificate", "has no client key beside it.");

        var leaf = all[0];
        all.RemoveAt(0);
        using (leaf)
        {
            try
            {
                var withKey = X509Certificate2.CreateFromPem(leaf.ExportCertificatePem(), key);
                if (!OperatingSystem.IsWindows())
                    return (withKey, all);

                // There, TLS does not take a key that is only in memory in this form.
                using (withKey)
                    return (X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null), all);
            }
            catch (Exception e) when (e is CryptographicException or ArgumentException)
            {
                throw user.Fault("client-key", key.Contains("ENCRYPTED", StringComparison.Ordinal)
                    ? "is encrypted; only a key without a password can be used."
                    : "is not the private key of the client certificate, or not in PEM form.");
            }
        }
    }

    private static X509Certificate2Collection Certificates(YamlPlace place, string key)
    {
        var found = new X509Certificate2Collection();
        if (Pem(place, key) is not { } pem)
            return found;
        try
        {
            found.ImportFromPem(pem);
        }
        catch (CryptographicException)
        {
            throw place.Fault(Given(place, key), "holds a damaged certificate.");
        }

        return found.Count > 0 ? found : throw place.Fault(Given(place, key), "holds no certificate in PEM form (-----BEGIN CERTIFICATE-----).");
    }

    private static string Given(YamlPlace place, string key) => place.Has(key + "-data") ? key + "-data" : key;

    // The data counts before the file, as for kubectl.
    private static string? Pem(YamlPlace place, string key)
    {
        if (place.Text(key + "-data") is { } data)
        {
            try
            {
                return Encoding.UTF8.GetString(Convert.FromBase64String(data));
            }
            catch (FormatException)
            {
                throw place.Fault(key + "-data", "is not base64.");
            }
        }

        if (place.Text(key) is not { } file)
            return null;
        var path = Path.Combine(place.Folder, file);
        try
        {
            return new FileInfo(path) is { Exists: true, Length: > MaxBytes } ? throw place.Fault(key, $"names a file that is too large: {path}.") : File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw place.Fault(key, $"names a file that cannot be read: {path}.", "kubeconfig.unreadable");
        }
    }
}
