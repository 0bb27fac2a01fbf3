using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Updates;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>Update requests (grammar rules 29–51).</summary>
internal sealed partial class Parser
{
    private const string UpdateExpectation = "an update: INSERT, DELETE, WITH, LOAD, CLEAR, DROP, CREATE, ADD, MOVE or COPY";

    private static readonly string[] UpdateKeywords =
        ["INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"];

    /// <summary>Parses the whole text as an update request.</summary>
    public UpdateRequest ParseUpdate()
    {
        var operations = new List<UpdateOperation>();
        ParsePrologue();
        while (StartsUpdate())
        {
            operations.Add(ParseOperation());
            if (!TryTake(TokenKind.Semicolon)) break;
            ParsePrologue();
        }
        if (Is(TokenKind.EndOfText)) return new UpdateRequest(operations, BaseIri, Prefixes);
        if (_token.Kind == TokenKind.Word && (IsWord("SELECT") || IsWord("CONSTRUCT") || IsWord("ASK") || IsWord("DESCRIBE")))
        {
            throw Error("this is a query, not an update: send it where queries are taken", _token);
        }
        throw Unexpected(operations.Count == 0 ? UpdateExpectation : "';' and another update, or the end of the request");
    }

    private bool StartsUpdate() => Is(TokenKind.Word) && UpdateKeywords.Any(IsWord);

    private UpdateOperation ParseOperation()
    {
        string keyword = TokenText.ToString().ToUpperInvariant();
        Advance();
        switch (keyword)
        {
            case "INSERT" when TryTakeWord("DATA"):
                return new InsertData(ParseData(TemplateBuilder.ForData(_labels)));
            case "DELETE" when TryTakeWord("DATA"):
                return new DeleteData(ParseData(TemplateBuilder.ForDataDeletion(_labels)));
            case "DELETE" when TryTakeWord("WHERE"):
                return ParseDeleteWhere();
            case "WITH":
                return ParseWith();
            case "INSERT" or "DELETE":
                return ParseModify(keyword, with: null);
        }
        bool silent = TryTakeWord("SILENT");
        switch (keyword)
        {
            case "LOAD":
                var source = (Iri)TakeIri("SILENT or the document's IRI after LOAD").Term;
                return new LoadGraph(source, TryTakeWord("INTO") ? ParseGraphReference("GRAPH and an IRI after INTO") : null, silent);
            case "CLEAR":
                return new ClearGraphs(ParseGraphTarget(keyword), silent);
            case "DROP":
                return new DropGraphs(ParseGraphTarget(keyword), silent);
            case "CREATE":
                return new CreateGraph(ParseGraphReference("SILENT, or GRAPH and an IRI, after CREATE"), silent);
        }
        Iri? from = ParseGraphOrDefault(keyword);
        TakeWord("TO", "TO and the destination");
        Iri? to = ParseGraphOrDefault("TO");
        return keyword switch
        {
            "ADD" => new AddGraph(from, to, silent),
            "MOVE" => new MoveGraph(from, to, silent),
            _ => new CopyGraph(from, to, silent),
        };
    }

    private Iri ParseGraphReference(string expectation)
    {
        TakeWord("GRAPH", expectation);
        return (Iri)TakeIri("the graph's IRI after GRAPH").Term;
    }

    private GraphTarget ParseGraphTarget(string keyword)
    {
        if (TryTakeWord("DEFAULT")) return new GraphTarget(GraphTargetKind.Default);
        if (TryTakeWord("NAMED")) return new GraphTarget(GraphTargetKind.Named);
        if (TryTakeWord("ALL")) return new GraphTarget(GraphTargetKind.All);
        Iri graph = ParseGraphReference($"SILENT, GRAPH and an IRI, DEFAULT, NAMED or ALL after {keyword}");
        return new GraphTarget(GraphTargetKind.Graph, graph);
    }

    private Iri? ParseGraphOrDefault(string keyword)
    {
        if (TryTakeWord("DEFAULT")) return null;
        TryTakeWord("GRAPH");
        return (Iri)TakeIri($"DEFAULT, or GRAPH and an IRI, after {keyword}").Term;
    }

    private Modify ParseWith()
    {
        var with = (Iri)TakeIri("the graph's IRI after WITH").Term;
        string keyword = TokenText.ToString().ToUpperInvariant();
        if (keyword is not ("INSERT" or "DELETE")) throw Unexpected("DELETE or INSERT after WITH and its graph");
        Advance();
        return ParseModify(keyword, with);
    }

    private Modify ParseModify(string keyword, Iri? with)
    {
        TemplateBuilder delete = TemplateBuilder.ForDeletion(_labels);
        TemplateBuilder insert = TemplateBuilder.ForTemplate(_labels);
        if (keyword == "DELETE")
        {
            ParseQuads(delete, with is null ? "DATA, WHERE or '{' after DELETE" : "'{' after DELETE");
            if (TryTakeWord("INSERT")) ParseQuads(insert, "'{' after INSERT");
        }
        else
        {
            ParseQuads(insert, with is null ? "DATA or '{' after INSERT" : "'{' after INSERT");
        }
        DatasetClause @using = ParseDataset("USING");
        if (!IsWord("WHERE")) throw Unexpected("WHERE, USING, or INSERT after DELETE; data without WHERE needs INSERT DATA or DELETE DATA");
        GroupTranslation where = ParseWhere();
        TreeDepth.Check(where.Node, _source);
        return new Modify(delete.Quads, insert.Quads, with, @using, where.Node);
    }

    private Modify ParseDeleteWhere()
    {
        TemplateBuilder template = TemplateBuilder.ForDeletion(_labels);
        ParseQuads(template, "'{' after DELETE WHERE");
        var where = new GroupBuilder(_labels);
        foreach (IGrouping<PatternTerm?, QuadPattern> graph in template.Quads.GroupBy(quad => quad.Graph))
        {
            GroupBuilder group = graph.Key is null ? where : new GroupBuilder(_labels);
            foreach (QuadPattern quad in graph) group.Add(quad.Triple);
            if (graph.Key is not null) where.AddElement(new GraphPattern(graph.Key, group.Build().Node), group.Scope);
        }
        return new Modify(template.Quads, [], With: null, DatasetClause.Empty, where.Build().Node);
    }

    private void ParseQuads(TemplateBuilder target, string expectation)
    {
        Take(TokenKind.LeftBrace, expectation);
        ParseTriples(target);
        while (IsWord("GRAPH"))
        {
            Advance();
            target.Graph = Is(TokenKind.Variable) ? ParseVariable(target) : TakeIri("the graph's IRI or a variable after GRAPH");
            ParseTripleBlock(target, "'{' after the name of the graph");
            target.Graph = null;
            TryTake(TokenKind.Dot);
            ParseTriples(target);
        }
        Take(TokenKind.RightBrace, "a triple, GRAPH, '.' or '}'; this part of the update holds quads alone");
    }

    private List<Quad> ParseData(TemplateBuilder target)
    {
        Token start = _token;
        ParseQuads(target, "'{' after DATA");
        var quads = new List<Quad>(target.Quads.Count);
        foreach (QuadPattern quad in target.Quads)
        {
            Term subject = Subject(Ground(quad.Triple.Subject));
            Term? graph = quad.Graph is null ? null : Ground(quad.Graph);
            quads.Add(new Quad(subject, (Iri)Ground(quad.Triple.Predicate), Ground(quad.Triple.Object), graph));
        }
        return quads;

        Term Ground(PatternTerm term) => term switch
        {
            Constant constant => constant.Term,
            TripleTermPattern triple => new TripleTerm(Subject(Ground(triple.Subject)), (Iri)Ground(triple.Predicate), Ground(triple.Object)),
            _ => new BlankNode(((Variable)term).Name.TrimStart('.')),
        };

        Term Subject(Term term) => term is Iri or BlankNode ? term
            : throw Error($"the {(term is Literal ? "literal" : "triple term")} {term} cannot be the subject of a statement", start);
    }
}
