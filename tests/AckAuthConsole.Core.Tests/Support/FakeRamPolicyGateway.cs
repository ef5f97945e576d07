namespace AckAuthConsole.Core.Tests.Support;

/// <summary>RAM policies in memory. Unless told otherwise everyone may read every cluster.</summary>
internal sealed class FakeRamPolicyGateway(CallLog log) : IRamPolicyGateway
{
    public const string ReadAll = """{"Version":"1","Statement":[{"Effect":"Allow","Action":["cs:Get*","cs:List*","cs:Describe*"],"Resource":"*"}]}""";

    public Dictionary<PrincipalRef, IReadOnlyList<AttachedPolicy>> Attached { get; } = [];

    public IReadOnlyList<AttachedPolicy> Default { get; set; } = [new("AliyunCSReadOnlyAccess", true, ReadAll)];

    public Failure? ListFailure { get; set; }

    public WriteFault? AttachFault { get; set; }

    public Task<Result<IReadOnlyList<AttachedPolicy>>> ListForAsync(Principal principal, CancellationToken cancellationToken) =>
        Task.FromResult(ListFailure is { } failure ? failure : Result.Success(Attached.GetValueOrDefault(principal.Ref, Default)));

    public Task<Result<CloudReceipt>> AttachAsync(Principal principal, string policyName, bool isSystem, CancellationToken cancellationToken)
    {
        log.Add($"call attach {policyName}");
        var fault = AttachFault;
        if (fault is null or { TakesEffect: true })
            Attached[principal.Ref] = [.. Attached.GetValueOrDefault(principal.Ref, Default), new AttachedPolicy(policyName, isSystem, ReadAll)];
        Result<CloudReceipt> result = fault is not null ? fault.Failure : new CloudReceipt("AttachPolicyToUser", "request-attach");
        return Task.FromResult(result);
    }
}
