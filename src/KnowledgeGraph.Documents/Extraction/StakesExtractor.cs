using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>The stakes of a region, each with the rank that the label or the head of its list gives it, if any.</summary>
internal static class StakesExtractor
{
    public static void Extract(FicheContext context, FicheSection section)
    {
        Iri? labelRank = section.Label is { } label ? RankIn(context, label.Span) : null;
        Iri? rank = labelRank;
        int position = 0;
        foreach (SectionUnit unit in section.Units)
        {
            TextSpan list = unit.Span;
            if (HeadOf(context.Text, unit.Span) is { } head)
            {
                rank = RankIn(context, head) ?? labelRank;
                list = new TextSpan(head.End + 1, unit.Span.End);
            }
            foreach (EnumerationItem item in Enumeration.Split(context.Text, list))
            {
                bool headLost = item.IsFirst && unit.IsHeadLost && list.Start == unit.Span.Start;
                bool tailCut = item.IsLast && unit.IsCut && item.Parenthesis.Length == 0;
                foreach (Mention stake in context.Names.FindAll(item.Span, NameRank.Stake, headLost, tailCut))
                {
                    Add(context, stake, rank, ++position);
                    if (item.Parenthesis.Length > 0) Say(context, stake, Dct.Description, item.Parenthesis);
                }
                foreach (Mention actor in context.Names.FindAll(item.Parenthesis, NameRank.Organisation)) context.Builder.Refer(actor);
            }
        }
    }

    private static void Add(FicheContext context, Mention stake, Iri? rank, int position)
    {
        ReadingBuilder builder = context.Builder;
        Iri iri = IriOf(context, stake);
        builder.Refer(stake);
        builder.Describe(iri, $"{builder.Document.TextOf(stake.Span)} — {context.RegionName}", stake.Span, Cnig.EnjeuRegional);
        builder.Say(iri, Dct.Spatial, context.Region, stake.Span);
        builder.Say(iri, Cnig.Enjeu, stake.Thing.Iri, stake.Span);
        if (rank is not null) builder.Say(iri, Cnig.Rang, rank, stake.Span);
        builder.Say(iri, Schema.Position, ReadingBuilder.Integer(position), stake.Span);
        builder.Say(iri, Cnig.Preuve, builder.PassageIri(stake.Span), stake.Span);
    }

    private static void Say(FicheContext context, Mention stake, Iri property, TextSpan text) =>
        context.Builder.Say(IriOf(context, stake), property, ReadingBuilder.French(context.Builder.Document.TextOf(text)), text);

    private static Iri IriOf(FicheContext context, Mention stake) =>
        context.Builder.Iris.Of("enjeu", context.Code, FicheContext.LastSegment(stake.Thing.Iri));

    /// <summary>What stands before a colon at the beginning of a line: the head of a list.</summary>
    private static TextSpan? HeadOf(string text, TextSpan span)
    {
        int colon = text.IndexOf(':', span.Start, span.Length);
        return colon < 0 || text.AsSpan(span.Start, colon - span.Start).Contains(',') ? null : new TextSpan(span.Start, colon);
    }

    private static Iri? RankIn(FicheContext context, TextSpan span) =>
        context.Builder.Authority.Ranks.FindAll(context.Text, span).FirstOrDefault()?.Values[0].Iri;
}
