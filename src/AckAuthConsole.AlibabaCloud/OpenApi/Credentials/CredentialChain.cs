namespace AckAuthConsole.AlibabaCloud.OpenApi.Credentials;

/// <summary>Asks the sources in their order.</summary>
internal sealed class CredentialChain(IReadOnlyList<ICredentialSource> sources)
{
    public async Task<CloudCredentials> AskAsync(CancellationToken cancellationToken)
    {
        var reasons = new List<string>();
        foreach (var source in sources)
        {
            switch (await source.AskAsync(cancellationToken).ConfigureAwait(false))
            {
                case CredentialAnswer.Found found:
                    return found.Credentials;
                case CredentialAnswer.Nothing nothing:
                    reasons.Add($"{source.Name}: {nothing.Reason}");
                    break;
                case CredentialAnswer.Failed failed:
                    reasons.Add($"{source.Name}: {failed.Reason} Later sources were not asked, since this one is set up.");
                    throw new NoCredentialsException(Message(reasons));
            }
        }

        throw new NoCredentialsException(Message(reasons));
    }

    private static string Message(List<string> reasons) =>
        "No credentials for Alibaba Cloud. Set Cloud:AccessKeyId and Cloud:AccessKeySecret, or one of the sources. Asked: "
        + (reasons.Count == 0 ? "no source (all are switched off)." : string.Join(" ", reasons.Select(static (r, i) => $"({i + 1}) {r}")));
}
