using AckAuthConsole.Core.Rbac.Evaluation.Indexing;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Tests.Rbac.Evaluation;

public sealed class SubjectSortTests
{
    [Fact]
    public void TheOrder_IsThatOfTheTexts_AlsoWhereTheFirstCharactersSayNothing()
    {
        string[] words = ["", "a", "ab", "abcdefg", "abcdefgh", "abcdefgi", "abcdefé", "b", "é", "中", "中文", "éz", "üa", "张a", "李b", "aéz", "aüa", "Z", "a\0", "abcdef"];
        var random = new Random(20261127);
        var subjects = (from kind in Enum.GetValues<RbacSubjectKind>() from name in words from ns in words select new RbacSubject(kind, name, ns)).ToArray();
        random.Shuffle(subjects);

        var sorted = SubjectSort.Order(subjects).Select(i => subjects[i]).ToList();

        sorted.ShouldBe(subjects.Order(Comparer<RbacSubject>.Create(SubjectSort.Compare)));
        sorted.Where(s => s.Kind == RbacSubjectKind.ServiceAccount).Select(s => s.Namespace).ShouldBe(sorted.Where(s => s.Kind == RbacSubjectKind.ServiceAccount).Select(s => s.Namespace).Order(StringComparer.Ordinal));
    }
}
