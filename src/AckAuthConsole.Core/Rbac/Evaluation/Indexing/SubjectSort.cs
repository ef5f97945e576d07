using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation.Indexing;

/// <summary>Puts subjects in order by kind and name, service accounts by namespace first. A number made of the first characters decides nearly always, so that few texts are read.</summary>
internal static class SubjectSort
{
    /// <summary>The places of the subjects in their order.</summary>
    public static int[] Order(RbacSubject[] subjects)
    {
        var (keys, places) = (new ulong[subjects.Length], new int[subjects.Length]);
        for (var place = 0; place < subjects.Length; place++)
            (keys[place], places[place]) = (KeyOf(subjects[place]), place);
        Array.Sort(keys, places);

        var comparer = Comparer<int>.Create((one, other) => Compare(subjects[one], subjects[other]));
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
                end++;
            if (end - start > 1)
                Array.Sort(places, start, end - start, comparer);
            start = end;
        }

        return places;
    }

    public static int Compare(RbacSubject one, RbacSubject other) =>
        one.Kind != other.Kind ? one.Kind.CompareTo(other.Kind)
        : one.Kind == RbacSubjectKind.ServiceAccount ? string.CompareOrdinal(one.Namespace, other.Namespace) is not 0 and var byNamespace ? byNamespace : string.CompareOrdinal(one.Name, other.Name)
        : string.CompareOrdinal(one.Name, other.Name) is not 0 and var byName ? byName : string.CompareOrdinal(one.Namespace, other.Namespace);

    private static ulong KeyOf(RbacSubject subject) => LeadingCharacters.Of(subject.Kind == RbacSubjectKind.ServiceAccount ? subject.Namespace : subject.Name, (byte)subject.Kind);
}
