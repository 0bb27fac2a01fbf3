using System.Buffers;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>Binds EXISTS to the columns of the input: the engine's part of <see cref="ExpressionCompiler"/>.</summary>
internal delegate CompiledExpression ExistsCompiler(ExistsExpression expression, IReadOnlyDictionary<Variable, int> columns);

/// <summary>What all expressions of one running query share. One thread at a time.</summary>
internal sealed class ExpressionContext
{
    /// <summary>The most bytes of a string that an expression makes.</summary>
    public const int MaxStringBytes = 1 << 26;

    private const int MaxKeptBuffer = 1 << 16;

    private ArrayBufferWriter<byte> _buffer = new();

    public ExpressionContext(QueryTerms terms)
    {
        Values = new TermValues(terms);
        Comparer = new ValueComparer(Values);
    }

    /// <summary>The terms of the query.</summary>
    public QueryTerms Terms => Values.Terms;

    /// <summary>The values behind the ids.</summary>
    public TermValues Values { get; }

    /// <summary>The base against which IRI() resolves; null where there is none.</summary>
    public string? BaseIri
    {
        get;
        init
        {
            field = value;
            BaseResolver = value is null ? null : new IriResolver(value);
        }
    }

    /// <summary>Resolves against <see cref="BaseIri"/>.</summary>
    public IriResolver? BaseResolver { get; private init; }

    /// <summary>The value of NOW(): one for the whole query (SPARQL 1.1 §17.4.5.1).</summary>
    public DateTimeOffset Now { get; init; } = DateTimeOffset.UtcNow;

    /// <summary>Checked before each call of a function that is not in its cache.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Compiles EXISTS; without it an EXISTS is refused.</summary>
    public ExistsCompiler? CompileExists { get; init; }

    /// <summary>Their equality and their order.</summary>
    public ValueComparer Comparer { get; }

    /// <summary>Says that a string would be longer than <see cref="MaxStringBytes"/>.</summary>
    public static QueryMemoryLimitException StringTooLong() =>
        new($"an expression made a string of more than {MaxStringBytes >> 20} MiB; make shorter ones");

    /// <summary>An empty buffer for making a string; valid until the next call.</summary>
    public ArrayBufferWriter<byte> RentBuffer()
    {
        if (_buffer.Capacity > MaxKeptBuffer) _buffer = new ArrayBufferWriter<byte>();
        _buffer.ResetWrittenCount();
        return _buffer;
    }
}
