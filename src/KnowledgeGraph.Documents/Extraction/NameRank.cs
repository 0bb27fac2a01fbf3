using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// Which of the things that bear a name is meant, by where the name stands: the lowest rank; null where a thing cannot be meant.
/// </summary>
internal static class NameRank
{
    /// <summary>An actor: a kind where the text names no more than a kind, else an organisation, else a platform.</summary>
    public static int? Actor(KnownThing thing) => thing.Kind switch
    {
        KnownKind.Concept when thing.Scheme == Voc.Acteur => 0,
        KnownKind.Organisation => 1,
        KnownKind.Platform => 2,
        _ => null,
    };

    /// <summary>An actor, or a département that stands for its authority in a list.</summary>
    public static int? Member(KnownThing thing) => thing.Kind == KnownKind.Department ? 3 : Actor(thing);

    /// <summary>A platform, else the organisation of that name.</summary>
    public static int? Platform(KnownThing thing) => thing.Kind == KnownKind.Platform ? 0 : null;

    /// <summary>An organisation.</summary>
    public static int? Organisation(KnownThing thing) => thing.Kind == KnownKind.Organisation ? 0 : null;

    /// <summary>A stake.</summary>
    public static int? Stake(KnownThing thing) => OfScheme(thing, Voc.Enjeu);

    /// <summary>A body or a meeting.</summary>
    public static int? Body(KnownThing thing) => OfScheme(thing, Voc.Instance);

    /// <summary>A frequency.</summary>
    public static int? Frequency(KnownThing thing) => thing.Kind == KnownKind.Frequency ? 0 : null;

    /// <summary>A legal text.</summary>
    public static int? Law(KnownThing thing) => thing.Kind == KnownKind.Law ? 0 : null;

    /// <summary>Whatever bears a name of its own.</summary>
    public static int? Named(KnownThing thing) => thing.Kind == KnownKind.Concept ? null : Mentioned(thing);

    /// <summary>Whatever a statement may be said to refer to: names, and kinds of actors.</summary>
    public static int? Mentioned(KnownThing thing) => thing.Kind switch
    {
        KnownKind.Region => 0,
        KnownKind.Department => 1,
        KnownKind.Concept when thing.Scheme == Voc.Acteur => 2,
        KnownKind.Organisation => 3,
        KnownKind.Platform => 4,
        KnownKind.Law => 5,
        _ => null,
    };

    /// <summary>A concept of a scheme.</summary>
    public static int? OfScheme(KnownThing thing, Iri scheme) => thing.Scheme == scheme ? 0 : null;
}
