using System.Collections;

namespace KnowledgeGraph.Rdf;

/// <summary>
/// A small RDF dataset in memory (RDF 1.1 Concepts §4): a set of quads in the order in which they were added, with a look-up by
/// subject. For documents, vocabularies and tests; large data belongs in a store.
/// </summary>
/// <remarks>Not thread-safe while it is written to.</remarks>
public sealed class Dataset : IReadOnlyCollection<Quad>
{
    private readonly HashSet<Quad> _set = [];
    private readonly List<Quad> _quads = [];
    private readonly Dictionary<Term, List<Quad>> _bySubject = [];

    /// <inheritdoc/>
    public int Count => _quads.Count;

    /// <summary>Adds a quad; false where it was there already.</summary>
    public bool Add(Quad quad)
    {
        if (!_set.Add(quad)) return false;
        _quads.Add(quad);
        if (!_bySubject.TryGetValue(quad.Subject, out List<Quad>? list)) _bySubject.Add(quad.Subject, list = []);
        list.Add(quad);
        return true;
    }

    /// <summary>Adds a triple to a graph, the default graph where none is named; false where it was there already.</summary>
    public bool Add(Term subject, Iri predicate, Term @object, Term? graph = null) => Add(new Quad(subject, predicate, @object, graph));

    /// <summary>Whether the quad is in the set.</summary>
    public bool Contains(Quad quad) => _set.Contains(quad);

    /// <summary>The quads whose terms are those given, in any graph; null stands for any term.</summary>
    public IEnumerable<Quad> Match(Term? subject = null, Iri? predicate = null, Term? @object = null)
    {
        IEnumerable<Quad> source = _quads;
        if (subject is not null) source = _bySubject.TryGetValue(subject, out List<Quad>? list) ? list : [];
        return source.Where(quad => (predicate is null || quad.Predicate == predicate) && (@object is null || quad.Object == @object));
    }

    /// <inheritdoc/>
    public IEnumerator<Quad> GetEnumerator() => _quads.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
