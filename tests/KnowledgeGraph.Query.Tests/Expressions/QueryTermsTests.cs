using CsCheck;
using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Tests.Expressions;

public sealed class QueryTermsTests : IDisposable
{
    private static readonly Comparer<string> Utf8Order = Comparer<string>.Create((left, right) =>
        System.Text.Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(right)));

    private readonly QuadStore _store = QuadStore.CreateInMemory();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Intern_TermOfTheStore_HasItsId()
    {
        using (WriteTransaction transaction = _store.BeginWrite())
        {
            Utf8Term text = Utf8Term.Tagged("une chaîne assez longue"u8, "fr"u8);
            transaction.Add(Utf8Term.Iri("urn:s"u8), Utf8Term.Iri("urn:p"u8), text, default);
            transaction.Commit();
        }
        using Snapshot snapshot = _store.AcquireSnapshot();
        var terms = new QueryTerms(snapshot);
        ValueId id = terms.Intern(new Literal("une chaîne assez longue", "fr"));
        Assert.False(id.IsLocal);
        Assert.True(snapshot.TryGetId(Utf8Term.Tagged("une chaîne assez longue"u8, "fr"u8), out ValueId stored));
        Assert.Equal(stored, id);
        Assert.Equal(stored, terms.Intern(new Literal("une chaîne assez longue", "FR")));
        Assert.Equal("une chaîne assez longue", System.Text.Encoding.UTF8.GetString(terms.Decode(id, new byte[Snapshot.ScratchBytes]).Value));
        Assert.True(terms.Intern(new Literal("une chaîne assez longue", "en")).IsLocal);
    }

    [Fact]
    public void Intern_AnyTerms_HaveEqualIdsWhereTheyAreEqual()
    {
        using Snapshot snapshot = _store.AcquireSnapshot();
        Gen<string> text = Gen.Char["abé 1"].Array[0, 12].Select(characters => new string(characters));
        Iri[] datatypes = [new Iri("urn:t"), new Iri("urn:u"), Rdf.Vocabulary.XsdVocabulary.Integer];
        Gen<Term> term = Gen.OneOf<Term>(
            text.Select(value => (Term)new Iri("urn:" + value)),
            text.Select(value => (Term)new Literal(value)),
            Gen.Select(text, Gen.Int[0, 2]).Select(pair => (Term)new Literal(pair.Item1, new[] { "fr", "en", "fr-BE" }[pair.Item2])),
            Gen.Select(text, Gen.Int[0, 2]).Select(pair => (Term)new Literal(pair.Item1, datatypes[pair.Item2])));
        term.Array[1, 300].Sample(all =>
        {
            var terms = new QueryTerms(snapshot);
            ValueId[] ids = [.. all.Select(terms.Intern)];
            byte[] scratch = new byte[Snapshot.ScratchBytes];
            for (int i = 0; i < all.Length; i++)
            {
                Assert.Equal(all[i], terms.Decode(ids[i], scratch).ToTerm());
                Assert.Equal(ids[i], terms.Intern(all[i]));
            }
            Assert.Equal(all.Distinct().Count(), ids.Distinct().Count());
            return true;
        }, iter: 50);
    }

    [Fact]
    public void CreateBlankNode_EachTime_IsAnotherNode()
    {
        using Snapshot snapshot = _store.AcquireSnapshot();
        var terms = new QueryTerms(snapshot);
        ValueId[] nodes = [.. Enumerable.Range(0, 1000).Select(_ => terms.CreateBlankNode())];
        Assert.Equal(nodes.Length, nodes.Distinct().Count());
        Assert.All(nodes, node => Assert.Equal(ValueTag.BlankNode, node.Tag));
        Term first = terms.Decode(nodes[0], new byte[Snapshot.ScratchBytes]).ToTerm();
        Assert.Equal(nodes[0], terms.Intern(first));
    }

    [Fact]
    public void Compare_TermsOfTheStore_GoesByCodePointWhereverTheyAreKept()
    {
        string[] words = ["", "a", "île", "zone d'étude", "😀", "\uFFFD", "Zone", "un texte assez long"];
        string[] texts = [.. Enumerable.Range(0, 3000).Select(i => $"{words[i % 8]} {i * 7919 % 3000} {words[i / 7 % 8]}")];
        using (WriteTransaction transaction = _store.BeginWrite())
        {
            foreach (string text in texts.Skip(10))
            {
                byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);
                transaction.Add(Utf8Term.Iri("urn:s"u8), Utf8Term.Iri("urn:p"u8), Utf8Term.String(bytes), default);
                Utf8Term tagged = Utf8Term.Tagged(bytes, bytes.Length % 2 == 0 ? "fr"u8 : "EN"u8);
                transaction.Add(Utf8Term.Iri("urn:s"u8), Utf8Term.Iri("urn:p"u8), tagged, default);
            }
            transaction.Commit();
        }
        using Snapshot snapshot = _store.AcquireSnapshot();
        var context = new ExpressionContext(new QueryTerms(snapshot));
        Func<string, Literal>[] makers = [text => new Literal(text), text => new Literal(text, text.Length % 2 == 0 ? "fr" : "en")];
        foreach (Func<string, Literal> make in makers)
        {
            ValueId[] ids = [.. texts.Select(text => context.Terms.Intern(make(text)))];
            Array.Sort(ids, context.Comparer);
            byte[] scratch = new byte[Snapshot.ScratchBytes];
            string[] actual = [.. ids.Select(id => ((Literal)context.Terms.Decode(id, scratch).ToTerm()).LexicalForm)];
            Assert.Equal(texts.OrderBy(text => text, Utf8Order), actual);
        }
    }

    [Fact]
    public void MemoryBytes_GrowsWithTheTermsMade()
    {
        using Snapshot snapshot = _store.AcquireSnapshot();
        var terms = new QueryTerms(snapshot);
        Assert.Equal(0, terms.MemoryBytes);
        terms.Intern(new Literal("1"));
        Assert.Equal(0, terms.MemoryBytes);
        terms.Intern(new Literal(new string('a', 1_000_000)));
        Assert.True(terms.MemoryBytes > 1_000_000);
    }

    [Fact]
    public void Intern_BeyondTheBudget_EndsTheQuery_AndNotOnlyAtTheNextBatch()
    {
        using Snapshot snapshot = _store.AcquireSnapshot();
        var terms = new QueryTerms(snapshot, memoryBudget: 2_500_000);
        terms.Intern(new Literal(new string('a', 1_000_000)));
        terms.Intern(new Literal(new string('b', 1_000_000)));
        Assert.Throws<QueryMemoryLimitException>(() => terms.Intern(new Literal(new string('c', 1_000_000))));
    }
}
