using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Storage.Tests;

/// <summary>Terms as objects to terms as bytes, for tests.</summary>
internal static class TestTerms
{
    public static Utf8Term ToUtf8(Term? term) => term switch
    {
        null => default,
        Iri iri => Utf8Term.Iri(Bytes(iri.ToString()[1..^1])),
        BlankNode node => Utf8Term.BlankNode(Bytes(node.Label)),
        Literal { Language: not null } or TripleTerm => Utf8Term.From(term),
        Literal literal => Utf8Term.Typed(Bytes(literal.LexicalForm), Bytes(literal.Datatype.ToString()[1..^1])),
        _ => throw new ArgumentException(null, nameof(term)),
    };

    public static void Add(WriteTransaction transaction, Quad quad) =>
        transaction.Add(ToUtf8(quad.Subject), ToUtf8(quad.Predicate), ToUtf8(quad.Object), ToUtf8(quad.Graph));

    public static void Remove(WriteTransaction transaction, Quad quad) =>
        transaction.Remove(ToUtf8(quad.Subject), ToUtf8(quad.Predicate), ToUtf8(quad.Object), ToUtf8(quad.Graph));

    public static ValueId IdOf(Snapshot snapshot, Term? term)
    {
        Assert.True(snapshot.TryGetId(ToUtf8(term), out ValueId id), $"{term} is not in the store");
        return id;
    }

    public static Term? TermOf(Snapshot snapshot, ValueId id)
    {
        byte[] scratch = new byte[Snapshot.ScratchBytes];
        Utf8Term term = snapshot.Decode(id, scratch);
        return term.IsNone ? null : term.ToTerm();
    }

    public static HashSet<Quad> ReadAll(Snapshot snapshot)
    {
        var quads = new HashSet<Quad>();
        ValueId[] s = new ValueId[256], p = new ValueId[256], o = new ValueId[256], g = new ValueId[256];
        using QuadScan scan = snapshot.Scan(default, GraphSelector.Each, QuadOrder.Spo);
        for (int rows = scan.Read(s, p, o, g); rows > 0; rows = scan.Read(s, p, o, g))
        {
            for (int i = 0; i < rows; i++)
            {
                quads.Add(new(TermOf(snapshot, s[i])!, (Iri)TermOf(snapshot, p[i])!, TermOf(snapshot, o[i])!, TermOf(snapshot, g[i])));
            }
        }
        return quads;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
